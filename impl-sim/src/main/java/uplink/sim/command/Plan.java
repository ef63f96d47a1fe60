// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import uplink.sim.world.World;

/**
 * What a command does, each part under the clockwork's lock. What it throws ends the command.
 *
 * @param <T> what it answers
 */
interface Plan<T> {
    /** Nothing is to be done, so that it ends at once however slow the daemon is. */
    default boolean done(World world) {
        return false;
    }

    /** At once, when the daemon is slow. */
    default void begin(World world) {}

    /** Half way, when the daemon is slow. */
    default void middle(World world) {}

    /** In the end, or at once. */
    T end(World world);

    /** After it was called off between {@link #begin} and {@link #end}. */
    default void undo(World world) {}
}
