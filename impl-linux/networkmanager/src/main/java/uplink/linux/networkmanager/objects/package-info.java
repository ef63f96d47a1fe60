// SPDX-License-Identifier: Apache-2.0
/** NetworkManager's objects to call: one class each, and a method for each of theirs that Uplink uses. */
@NullMarked
package uplink.linux.networkmanager.objects;

import org.jspecify.annotations.NullMarked;
