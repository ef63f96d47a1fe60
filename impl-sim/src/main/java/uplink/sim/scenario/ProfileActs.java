// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import uplink.cellular.AuthType;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.profile.Failure;
import uplink.profile.ProfileSettings;
import uplink.sim.world.Bearers;
import uplink.sim.world.Home;
import uplink.sim.world.Modem;
import uplink.sim.world.SimProfile;
import uplink.sim.world.World;

/** What somebody else than Uplink does with profiles, and what befalls them. */
final class ProfileActs {
    static final Map<String, Act> ALL = Map.ofEntries(
            entry("profile", ProfileActs::profile),
            entry("connect", words -> at(words.profile(), ProfileActs::connect)),
            entry(
                    "disconnect",
                    words -> at(
                            words.profile(),
                            (world, one) -> Bearers.down(
                                    world, one, World.failure(Failure.Stage.UNKNOWN, Failure.Reason.REQUESTED)))),
            entry("edit", words -> at(words.profile(), (world, one) -> one.settings(one.settings()))),
            entry("forget", words -> at(words.profile(), World::forget)),
            entry("fail", words -> {
                String profile = words.profile();
                Failure.Stage stage = words.constant(Failure.Stage.class);
                Failure.Reason reason = words.constant(Failure.Reason.class);
                return at(profile, (world, one) -> Bearers.down(world, one, World.failure(stage, reason)));
            }));

    private ProfileActs() {}

    private static Consumer<World> at(String profile, BiConsumer<World, SimProfile> act) {
        return world -> world.profile(World.id(profile)).ifPresent(one -> act.accept(world, one));
    }

    private static void connect(World world, SimProfile profile) {
        Optional<Failure> why =
                Bearers.refusal(world, profile).or(() -> Bearers.admission(world, profile, profile.secret()));
        why.ifPresentOrElse(profile::failed, () -> Bearers.up(world, profile));
    }

    /** What the words behind a mobile profile have said. */
    private static final class Wanted {
        private CellularSettings.Auth auth = CellularSettings.Auth.NONE;
        private PdnType pdn = PdnType.IPV4_IPV6;
        private int slot;
        private boolean roaming;
        private boolean hidden;
        private boolean locked;

        void read(Words words) {
            switch (words.oneOf("pap", "chap", "ipv4", "ipv6", "slot", "roaming", "hidden", "locked")) {
                case "pap" -> auth = auth(AuthType.PAP, words);
                case "chap" -> auth = auth(AuthType.CHAP, words);
                case "ipv4" -> pdn = PdnType.IPV4;
                case "ipv6" -> pdn = PdnType.IPV6;
                case "slot" -> slot = (int) words.number("a slot", 0, Modem.SLOTS - 1);
                case "roaming" -> roaming = true;
                case "hidden" -> hidden = true;
                default -> locked = true;
            }
        }

        private static CellularSettings.Auth auth(AuthType type, Words words) {
            return new CellularSettings.Auth(type, Optional.of(words.name("user")), Optional.empty());
        }
    }

    private static Consumer<World> profile(Words words) {
        String name = words.fresh("profile", words.names().mobile());
        ServiceType type = words.service();
        String apn = words.name("access point");
        Wanted wanted = new Wanted();
        while (words.more()) {
            wanted.read(words);
        }
        words.names().profile(name);
        CellularSettings part = new CellularSettings(
                type, Optional.of(apn), wanted.auth, Optional.empty(), wanted.pdn, wanted.pdn, wanted.roaming);
        ProfileSettings settings =
                Home.mobile(name, type, apn).toBuilder().part(part).build();
        return world -> world.save(settings, wanted.slot)
                .set(SimProfile.Is.HIDDEN, wanted.hidden)
                .set(SimProfile.Is.LOCKED, wanted.locked);
    }
}
