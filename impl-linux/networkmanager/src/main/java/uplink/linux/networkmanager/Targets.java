// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Optional;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;

/** Where a saved connection may be brought up. */
final class Targets {
    private static final long CARRIER = 0x10000;

    private Targets() {}

    /**
     * A device.
     *
     * @param device its object path; empty to let NetworkManager choose
     * @param carrier somebody is at the other end
     */
    record Target(String device, boolean carrier) {
        /** Why nothing can be activated there. */
        Failure why(String word) {
            return !device.isEmpty() && !carrier
                    ? new Failure(Failure.Stage.RADIO, Failure.Reason.NO_CARRIER, word)
                    : new Failure(Failure.Stage.RADIO, Failure.Reason.BAD_SETTINGS, word);
        }
    }

    private record Found(String key, String name, Target target) {}

    /** Refuses what the operator has given neither as a link nor by the profile's name; that Uplink has made it is not enough. */
    static Target of(Command<?> command, Saved saved, Rights rights) throws InterruptedException {
        Optional<Found> found = command.look(life -> find(life, saved, rights));
        if (!rights.named(saved)) {
            if (found.isEmpty() && !saved.editable()) {
                throw new ConnectionException(
                        ErrorCode.NOT_MANAGED, saved.id(), saved.id() + " belongs to no link that is given to Uplink");
            }
            found.ifPresent(one -> rights.link(one.key, one.name));
        }
        return found.map(Found::target).orElse(new Target("", false));
    }

    /** Where it is up; else the interface that it names; else one on which it could be, best one that is given. */
    private static Optional<Found> find(Life life, Saved saved, Rights rights) {
        Optional<String> named = saved.connection().text("interface-name");
        Optional<String> active = life.active(saved.path());
        Optional<Found> best = Optional.empty();
        for (String key : life.picture().keys()) {
            String path = life.picture().device(key).orElse("");
            Fields device = life.mirror().of(path, Interfaces.DEVICE);
            String name = device.text("Interface").orElse("");
            Found one = new Found(key, name, new Target(path, (device.number("InterfaceFlags", 0) & CARRIER) != 0));
            boolean up = active.filter(device.path("ActiveConnection").orElse("")::equals)
                    .isPresent();
            if (up || named.filter(name::equals).isPresent()) {
                return Optional.of(one);
            }
            if (named.isEmpty() && device.texts("AvailableConnections").contains(saved.path())) {
                boolean better = best.isEmpty()
                        || !rights.links().covers(best.get().key, best.get().name)
                                && rights.links().covers(key, name);
                best = better ? Optional.of(one) : best;
            }
        }
        return best;
    }
}
