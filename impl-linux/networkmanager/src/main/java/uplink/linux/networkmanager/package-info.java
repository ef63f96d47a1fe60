// SPDX-License-Identifier: Apache-2.0
/** The backend that speaks with NetworkManager and ModemManager. */
@NullMarked
package uplink.linux.networkmanager;

import org.jspecify.annotations.NullMarked;
