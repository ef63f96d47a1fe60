// SPDX-License-Identifier: Apache-2.0
/** Modems, as ModemManager tells of them. */
@NullMarked
package uplink.linux.networkmanager.modem;

import org.jspecify.annotations.NullMarked;
