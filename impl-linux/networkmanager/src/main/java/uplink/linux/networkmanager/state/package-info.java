// SPDX-License-Identifier: Apache-2.0
/** What is, as NetworkManager tells it: its objects become links and profiles. */
@NullMarked
package uplink.linux.networkmanager.state;

import org.jspecify.annotations.NullMarked;
