// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileBuilder;
import uplink.profile.ProfileState;

/** Saved connections as profiles, and one observed profile for each link that none of them describes. */
final class DrawnProfiles {
    private static final long IP4_READY = 0x8;
    private static final long IP6_READY = 0x10;

    private final Mirror mirror;
    private final Histories histories;

    /** What is up where: by the path of the saved connection. */
    private final Map<String, Active> actives = new HashMap<>();

    /** Where else it could be, by the path of the saved connection. */
    private final Map<String, List<Link>> available = new HashMap<>();

    /** A connection that is up or on its way, and the link that it is about. */
    private record Active(Fields fields, String device, Link link) {}

    DrawnProfiles(Mirror mirror, Histories histories) {
        this.mirror = mirror;
        this.histories = histories;
    }

    /**
     * Connections that may be edited, or brought up and down on a link that the operator has given, are managed.
     *
     * @param links by object path of the device
     * @param given has the operator given that link
     * @param kind adds what is special of a technology
     */
    List<Profile> of(
            Collection<Saved> saved, Map<String, Link> links, Predicate<Link> given, UnaryOperator<Profile> kind) {
        look(links);
        List<Profile> profiles = new ArrayList<>();
        Set<String> described = new HashSet<>();
        for (Saved one : saved) {
            Optional<Active> active = Optional.ofNullable(actives.get(one.path()));
            if (!one.uuid().isEmpty() && (one.kept() || active.isPresent())) {
                Optional<Link> bound = bound(one, links.values());
                boolean managed = one.editable() || belongs(one, active, bound).anyMatch(given);
                profiles.add(kind.apply(profile(one, active, managed)));
                active.ifPresent(up -> described.add(up.link.key()));
                bound.map(Link::key).ifPresent(described::add);
            }
        }
        links.forEach((device, link) -> {
            if (!described.contains(link.key()) && !isDescribed(device)) {
                profiles.add(kind.apply(observed(device, link)));
            }
        });
        histories.keep(profiles.stream().map(Profile::id).collect(Collectors.toSet()));
        return profiles;
    }

    private void look(Map<String, Link> links) {
        actives.clear();
        available.clear();
        links.forEach((device, link) -> {
            Fields fields = mirror.of(device, Interfaces.DEVICE);
            fields.texts("AvailableConnections")
                    .forEach(path -> available
                            .computeIfAbsent(path, unused -> new ArrayList<>())
                            .add(link));
            fields.path("ActiveConnection").ifPresent(path -> {
                Fields active = mirror.of(path, Interfaces.ACTIVE);
                active.path("Connection").ifPresent(saved -> actives.put(saved, new Active(active, device, link)));
            });
        });
    }

    /** Where it is up; else the link that it names; else those on which it could be. */
    private Stream<Link> belongs(Saved saved, Optional<Active> active, Optional<Link> bound) {
        Optional<Link> one = active.map(Active::link).or(() -> bound);
        return one.map(Stream::of).orElseGet(() -> available.getOrDefault(saved.path(), List.of()).stream());
    }

    private static Optional<Link> bound(Saved saved, Collection<Link> links) {
        Optional<String> name = saved.connection().text("interface-name");
        return links.stream()
                .filter(link -> name.isPresent() && link.interfaceName().equals(name))
                .findFirst();
    }

    /** Could one of the saved ones be up on it. */
    private boolean isDescribed(String device) {
        return !mirror.of(device, Interfaces.DEVICE)
                .texts("AvailableConnections")
                .isEmpty();
    }

    private Profile profile(Saved saved, Optional<Active> active, boolean managed) {
        ProfileBuilder profile = Profile.builder(saved.id(), saved.technology())
                .name(saved.name())
                .saved(saved.kept())
                .managed(managed)
                .revision(saved.revision())
                .present(active.isPresent() || available.containsKey(saved.path()));
        histories.note(saved.id(), active.map(this::state).orElse(ProfileState.DISCONNECTED), profile);
        active.ifPresent(up -> on(profile, up));
        return profile.build();
    }

    private void on(ProfileBuilder profile, Active up) {
        profile.link(up.link).proxy(up.link.proxy());
        for (Family family : Family.values()) {
            profile.ip(family, up.link.ip(family)).state(family, state(up, family));
        }
    }

    /** As far as the further of the two families, once the link is up. */
    private ProfileState state(Active up) {
        ProfileState device = device(up);
        boolean ready = device == ProfileState.CONFIGURATION && (ready(up, Family.IPV4) || ready(up, Family.IPV6));
        return ready ? ProfileState.CONNECTED : device;
    }

    /** A pulled cable ends a connection at once, though NetworkManager waits six seconds for it to come back. */
    private ProfileState device(Active up) {
        return up.link.carrier() == Carrier.DETACHED
                ? ProfileState.DISCONNECTED
                : DeviceState.profile(mirror.of(up.device, Interfaces.DEVICE).number("State", 0));
    }

    private ProfileState state(Active up, Family family) {
        ProfileState device = device(up);
        if (device.compareTo(ProfileState.CONFIGURATION) >= 0 && ready(up, family)) {
            return ProfileState.CONNECTED;
        }
        if (up.link.ip(family).method() == IpMethod.NONE) {
            return ProfileState.DISCONNECTED;
        }
        return device == ProfileState.CONNECTED ? ProfileState.CONFIGURATION : device;
    }

    private static boolean ready(Active up, Family family) {
        long bit = family == Family.IPV4 ? IP4_READY : IP6_READY;
        return (up.fields.number("StateFlags", 0) & bit) != 0
                && up.link.ip(family).addresses().stream().anyMatch(LinkAddress::usable);
    }

    private Profile observed(String device, Link link) {
        String id = Saved.ORIGIN + ":link/" + link.key();
        ProfileBuilder profile = Profile.builder(id, link.technology())
                .name(link.interfaceName().orElse(link.key()))
                .link(link)
                .present(mirror.of(device, Interfaces.DEVICE).number("State", 0) > DeviceState.UNAVAILABLE);
        histories.note(id, ProfileState.DISCONNECTED, profile);
        for (Family family : Family.values()) {
            profile.ip(family, link.ip(family)).state(family, ProfileState.DISCONNECTED);
        }
        return profile.proxy(link.proxy()).build();
    }
}
