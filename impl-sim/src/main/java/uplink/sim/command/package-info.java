// SPDX-License-Identifier: Apache-2.0
/** The simulated daemon's hands: what can be asked of it, and the clock by which it answers. */
@NullMarked
package uplink.sim.command;

import org.jspecify.annotations.NullMarked;
