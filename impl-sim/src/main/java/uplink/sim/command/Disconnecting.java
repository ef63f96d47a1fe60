// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import uplink.profile.Failure;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.Bearers;
import uplink.sim.world.SimProfile;
import uplink.sim.world.Undo;
import uplink.sim.world.World;

/** Takes a profile down. */
record Disconnecting(Undoing undoing, CommandContext context, String id, boolean lasting) implements Plan<Void> {
    @Override
    public boolean done(World world) {
        return Bearers.portOfUp(world, Desk.profile(world, id)).isEmpty();
    }

    @Override
    public Void end(World world) {
        SimProfile profile = Desk.profile(world, id);
        if (!done(world)) {
            Undo undo = Undo.of(world, id, Bearers.portOfUp(world, profile));
            Bearers.down(world, profile, World.failure(Failure.Stage.UNKNOWN, Failure.Reason.REQUESTED));
            undoing.changed(context, undo);
        }
        if (lasting) {
            profile.set(SimProfile.Is.BLOCKED, true).set(SimProfile.Is.KEPT, false);
        }
        return null;
    }
}
