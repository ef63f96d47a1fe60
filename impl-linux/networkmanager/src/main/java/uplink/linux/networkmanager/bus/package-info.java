// SPDX-License-Identifier: Apache-2.0
/** The message bus: one connection, calls, signals in their order, and what a daemon's objects are, as plain values. */
@NullMarked
package uplink.linux.networkmanager.bus;

import org.jspecify.annotations.NullMarked;
