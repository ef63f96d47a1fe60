// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.Optional;
import uplink.profile.Secret;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.Bearers;
import uplink.sim.world.Network;
import uplink.sim.world.SimProfile;
import uplink.sim.world.World;
import uplink.wifi.Passphrase;

/** Finds the key to a network: the given one, the saved one, or what the caller's secret source says. Holds no lock while it asks. */
final class Admission {
    private static final int ATTEMPTS = 3;

    private final Clockwork clockwork;
    private final String id;

    Admission(Clockwork clockwork, String id) {
        this.clockwork = clockwork;
        this.id = id;
    }

    /** The best key there is, right or wrong; empty when nobody gave one. */
    Optional<Secret> key(Optional<Secret> given, CommandContext context) {
        Optional<Secret> key =
                given.or(() -> clockwork.look(world -> world.profile(id).flatMap(SimProfile::secret)));
        for (int attempt = 0; attempt < ATTEMPTS && !context.cancelled() && wanting(key); attempt++) {
            Optional<Secret> asked = context.secrets().secret(id, "passphrase", key.isPresent());
            if (asked.isEmpty()) {
                return key;
            }
            key = asked;
        }
        return key;
    }

    /** Would another key help. */
    private boolean wanting(Optional<Secret> key) {
        return clockwork.look(world -> !world.daemon().gone()
                && world.profile(id)
                        .filter(profile -> wrong(world, profile, key))
                        .isPresent());
    }

    private static boolean wrong(World world, SimProfile profile, Optional<Secret> key) {
        return Bearers.refusal(world, profile).isEmpty()
                && (Bearers.admission(world, profile, key).isPresent() || malformed(world, profile, key));
    }

    private static boolean malformed(World world, SimProfile profile, Optional<Secret> key) {
        Optional<Network.Way> way =
                Bearers.network(world, profile).map(Network::way).filter(Network.Way::secured);
        return way.isPresent()
                && key.flatMap(secret -> Passphrase.problem(way.get().security(), secret))
                        .isPresent();
    }
}
