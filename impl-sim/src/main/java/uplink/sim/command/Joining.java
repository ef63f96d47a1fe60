// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.Bearers;
import uplink.sim.world.SimProfile;
import uplink.sim.world.Undo;
import uplink.sim.world.World;
import uplink.wifi.WifiSettings;

/** Writes a Wi-Fi profile down and brings it up; a network that does not let us in leaves nothing behind. */
final class Joining implements Plan<String> {
    private final List<Undo> undo = new ArrayList<>();
    private final WifiSettings wanted;
    private final Optional<Secret> key;
    private final String id;

    Joining(Clockwork clockwork, WifiSettings wanted, CommandContext context) {
        this.wanted = wanted;
        id = World.id(wanted.ssid().text());
        key = new Admission(clockwork, id).key(wanted.passphrase(), context);
    }

    /** By the key that Wi-Fi Protected Setup has handed over. */
    Joining(WifiSettings wanted, Optional<Secret> key) {
        this.wanted = wanted;
        this.key = key;
        id = World.id(wanted.ssid().text());
    }

    @Override
    public void begin(World world) {
        Bearers.begin(world, written(world), ProfileState.ASSOCIATION);
    }

    @Override
    public void middle(World world) {
        if (failure(world, written(world)).isEmpty()) {
            Bearers.begin(world, written(world), ProfileState.CONFIGURATION);
        }
    }

    @Override
    public String end(World world) {
        SimProfile profile = written(world);
        Optional<Failure> failure = failure(world, profile);
        if (failure.isPresent()) {
            undo(world);
            world.profile(id).ifPresent(left -> left.failed(failure.get()));
            throw new OpenFailedException(id, failure.get());
        }
        key.ifPresent(profile::secret);
        Bearers.up(world, profile);
        profile.set(SimProfile.Is.KEPT, true).set(SimProfile.Is.BLOCKED, false);
        return id;
    }

    @Override
    public void undo(World world) {
        undo.forEach(before -> before.run(world));
    }

    private Optional<Failure> failure(World world, SimProfile profile) {
        return Bearers.refusal(world, profile).or(() -> Bearers.admission(world, profile, key));
    }

    private SimProfile written(World world) {
        if (undo.isEmpty()) {
            undo.add(Undo.of(world, id, Optional.of(world.radio(Technology.WIFI))));
            ProfileSettings settings = world.profile(id)
                    .map(known -> known.settings().toBuilder().part(wanted))
                    .orElseGet(() -> ProfileSettings.builder(wanted.ssid().text(), Technology.WIFI)
                            .part(wanted))
                    .build();
            world.save(settings, 0);
        }
        return Desk.profile(world, id);
    }
}
