// SPDX-License-Identifier: Apache-2.0
/** What is wanted, as NetworkManager writes it: connection settings to and from ours. */
@NullMarked
package uplink.linux.networkmanager.settings;

import org.jspecify.annotations.NullMarked;
