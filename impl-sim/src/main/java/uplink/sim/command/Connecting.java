// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.ProfileState;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.Bearers;
import uplink.sim.world.SimProfile;
import uplink.sim.world.Undo;
import uplink.sim.world.World;

/** Brings a profile up: association, addresses, connected; or says why not. */
final class Connecting implements Plan<Void> {
    private final List<Undo> undo = new ArrayList<>();
    private final Undoing undoing;
    private final CommandContext context;
    private final String id;
    private final boolean lasting;
    private final Optional<Secret> key;

    Connecting(Desk desk, CommandContext context, String id, boolean lasting) {
        undoing = desk.undoing();
        this.context = context;
        this.id = id;
        this.lasting = lasting;
        key = new Admission(desk.clockwork(), id).key(Optional.empty(), context);
    }

    @Override
    public boolean done(World world) {
        return isUp(world, managed(world));
    }

    @Override
    public void begin(World world) {
        keep(world, managed(world));
        Bearers.begin(world, managed(world), ProfileState.ASSOCIATION);
    }

    @Override
    public void middle(World world) {
        if (!isUp(world, managed(world)) && failure(world, managed(world)).isEmpty()) {
            Bearers.begin(world, managed(world), ProfileState.CONFIGURATION);
        }
    }

    @Override
    public Void end(World world) {
        SimProfile profile = managed(world);
        if (!isUp(world, profile)) {
            keep(world, profile);
            failure(world, profile).ifPresent(why -> {
                Bearers.down(world, profile, why);
                throw new OpenFailedException(id, why);
            });
            key.ifPresent(profile::secret);
            Bearers.up(world, profile);
            undoing.changed(context, undo.get(0));
        }
        if (lasting) {
            profile.set(SimProfile.Is.KEPT, true).set(SimProfile.Is.BLOCKED, false);
        }
        return null;
    }

    @Override
    public void undo(World world) {
        undo.forEach(before -> before.run(world));
    }

    /** What was there before, once. */
    private void keep(World world, SimProfile profile) {
        if (undo.isEmpty()) {
            undo.add(Undo.of(world, id, world.portOf(profile)));
        }
    }

    private Optional<Failure> failure(World world, SimProfile profile) {
        return Bearers.refusal(world, profile).or(() -> Bearers.admission(world, profile, key));
    }

    private SimProfile managed(World world) {
        SimProfile profile = Desk.profile(world, id);
        if (!profile.is(SimProfile.Is.SAVED) && profile.settings().technology() != Technology.WIFI) {
            throw new ConnectionException(ErrorCode.NOT_MANAGED, id, id + " is only observed");
        }
        return profile;
    }

    private static boolean isUp(World world, SimProfile profile) {
        return Bearers.portOfUp(world, profile)
                .filter(port -> world.state(port) == ProfileState.CONNECTED)
                .isPresent();
    }
}
