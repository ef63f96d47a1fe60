// SPDX-License-Identifier: Apache-2.0
/** Addresses by DHCP, through the client {@code udhcpc} of BusyBox. */
@NullMarked
package uplink.linux.kernel.dhcp;

import org.jspecify.annotations.NullMarked;
