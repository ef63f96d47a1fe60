// SPDX-License-Identifier: Apache-2.0
/** What is simulated: ports, networks on the air, a modem, profiles, a daemon; and what follows when one of them changes. */
@NullMarked
package uplink.sim.world;

import org.jspecify.annotations.NullMarked;
