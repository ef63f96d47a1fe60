// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import java.util.function.Consumer;
import uplink.sim.world.World;

/** Reads the words behind its own, and answers what happens then; which is nothing when its subject has gone meanwhile. */
@FunctionalInterface
interface Act {
    Consumer<World> read(Words words);
}
