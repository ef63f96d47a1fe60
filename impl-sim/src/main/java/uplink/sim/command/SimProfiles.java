// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.ProfileBackend;
import uplink.sim.world.Home;
import uplink.sim.world.Port;
import uplink.sim.world.SimProfile;
import uplink.sim.world.Undo;
import uplink.sim.world.World;

/** Writes simulated profiles. */
@Component(
        name = SimProfiles.PID,
        enabled = false,
        service = ProfileBackend.class,
        property = {"uplink.backend=sim", "service.ranking:Integer=200"})
public final class SimProfiles implements ProfileBackend {
    /** Of its component. */
    public static final String PID = "uplink.sim.profiles";

    private static final int MOST = 1000;

    private final Desk desk;

    @Activate
    public SimProfiles(@Reference Desk desk) {
        this.desk = desk;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.PROFILE_ADD,
                Capability.PROFILE_UPDATE,
                Capability.PROFILE_REMOVE,
                Capability.PROFILE_RESET,
                Capability.DHCP,
                Capability.CONFIRM);
    }

    @Override
    public CompletionStage<ProfileSettings> settings(String id, CommandContext context) {
        return desk.run(context, id, world -> saved(world, id).settings());
    }

    @Override
    public CompletionStage<String> add(ProfileSettings settings, CommandContext context) {
        String id = World.id(settings.name());
        return desk.run(context, id, world -> {
            if (world.profile(id).filter(known -> taken(known, settings)).isPresent()) {
                throw new ConnectionException(ErrorCode.ALREADY_EXISTS, id, "there is a profile " + id + " already");
            }
            if (world.profiles().size() >= MOST) {
                throw new ConnectionException(ErrorCode.EXHAUSTED, id, "there are " + MOST + " profiles already");
            }
            Undo undo = Undo.of(world, id, Optional.empty());
            world.save(settings, world.modem().slot());
            desk.undoing().changed(context, undo);
            return id;
        });
    }

    /** What was only heard or observed can be written down, but not as something else. */
    private static boolean taken(SimProfile known, ProfileSettings settings) {
        return known.is(SimProfile.Is.SAVED) || known.settings().technology() != settings.technology();
    }

    @Override
    public CompletionStage<Void> update(String id, long revision, ProfileSettings settings, CommandContext context) {
        return desk.act(context, id, world -> {
            SimProfile profile = saved(world, id);
            if (profile.revision() != revision) {
                throw new ConnectionException(
                        ErrorCode.STALE, id, id + " has revision " + profile.revision() + ", not " + revision);
            }
            if (profile.settings().technology() != settings.technology()) {
                throw new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT, id, id + " cannot become one for " + settings.technology());
            }
            if (profile.is(SimProfile.Is.LOCKED)) {
                throw new ConnectionException(ErrorCode.REJECTED, id, "the operator has locked " + id, "sim.locked");
            }
            Undo undo = Undo.of(world, id, world.portOf(profile));
            profile.settings(settings);
            desk.undoing().changed(context, undo);
        });
    }

    @Override
    public CompletionStage<Void> remove(String id, CommandContext context) {
        return desk.act(context, id, world -> {
            SimProfile profile = saved(world, id);
            Undo undo = Undo.of(world, id, world.portOf(profile));
            world.forget(profile);
            desk.undoing().changed(context, undo);
        });
    }

    @Override
    public CompletionStage<Void> reset(Technology technology, Profiles.Reset option, CommandContext context) {
        return desk.act(context, technology.name(), world -> reset(world, option, technology, Optional.empty()));
    }

    /** Of a mobile technology, {@code slot} alone if it is given. */
    static void reset(World world, Profiles.Reset option, Technology technology, Optional<Integer> slot) {
        boolean clear = option == Profiles.Reset.CLEAR;
        Predicate<SimProfile> concerned = profile -> profile.is(SimProfile.Is.SAVED)
                && world.technology(profile) == technology
                && (slot.isEmpty() || slot.get() == profile.slot());
        List.copyOf(world.profiles()).stream().filter(concerned).forEach(profile -> {
            profile.set(SimProfile.Is.DEFAULT, false);
            if (clear || !profile.is(SimProfile.Is.FACTORY)) {
                world.forget(profile);
            }
        });
        if (!clear) {
            Home.factory(world, technology, slot);
        }
    }

    private static SimProfile saved(World world, String id) {
        SimProfile profile = Desk.profile(world, id);
        if (!profile.is(SimProfile.Is.SAVED)) {
            boolean visible = world.portOf(profile)
                    .filter(port -> port.is(Port.Is.PLUGGED))
                    .isPresent();
            throw new ConnectionException(
                    visible ? ErrorCode.INVALID_STATE : ErrorCode.NOT_FOUND, id, id + " is not written down");
        }
        return profile;
    }
}
