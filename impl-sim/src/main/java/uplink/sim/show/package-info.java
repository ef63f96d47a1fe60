// SPDX-License-Identifier: Apache-2.0
/** What a simulated world looks like to the view. */
@NullMarked
package uplink.sim.show;

import org.jspecify.annotations.NullMarked;
