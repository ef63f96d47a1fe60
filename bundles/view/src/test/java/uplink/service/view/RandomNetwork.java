// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import uplink.profile.Carrier;
import uplink.profile.DhcpState;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.profile.spi.Mark;

/** Networks out of a small world, so that they collide often. The same seed makes the same networks. */
public final class RandomNetwork {
    private static final int WORLD = 5;

    private final Random random;

    public RandomNetwork(long seed) {
        random = new Random(seed);
    }

    public Layer layer() {
        var builder = Layer.builder()
                .links(links())
                .profiles(profiles())
                .technologies(technologies())
                .claims(some().stream().map(index -> "mac:" + index).collect(Collectors.toSet()))
                .marks(some().stream()
                        .map(index -> new Mark("mac:" + index, any(Internet.values()), any(Metered.values()), "probe"))
                        .toList());
        return random.nextBoolean() ? builder.routes(routes()).build() : builder.build();
    }

    /** The same layer but for one link or profile, changed more or less. */
    public Layer nudged(Layer layer) {
        List<Link> links = new ArrayList<>(layer.links());
        List<Profile> profiles = new ArrayList<>(layer.profiles());
        if (!links.isEmpty() && (profiles.isEmpty() || random.nextBoolean())) {
            int place = random.nextInt(links.size());
            links.set(place, nudged(links.get(place)));
        } else if (!profiles.isEmpty()) {
            int place = random.nextInt(profiles.size());
            profiles.set(place, nudged(profiles.get(place)));
        }
        var builder = Layer.builder()
                .links(links)
                .profiles(profiles)
                .technologies(layer.technologies())
                .claims(layer.claims())
                .marks(layer.marks());
        layer.routes().ifPresent(builder::routes);
        return builder.build();
    }

    private Link nudged(Link link) {
        return switch (random.nextInt(5)) {
            case 0 -> link.toBuilder().enabled(random.nextBoolean()).build();
            case 1 -> link.toBuilder().internet(any(Internet.values())).build();
            case 2 -> link.toBuilder().technology(any(Technology.values())).build();
            case 3 -> link.toBuilder().carrier(any(Carrier.values())).build();
            default ->
                link.toBuilder()
                        .ip(Family.IPV4, ip("192.0.2." + (1 + random.nextInt(4))))
                        .build();
        };
    }

    private Profile nudged(Profile profile) {
        return switch (random.nextInt(3)) {
            case 0 -> profile.toBuilder().state(any(ProfileState.values())).build();
            case 1 ->
                profile.toBuilder()
                        .link(Optional.of("mac:" + random.nextInt(WORLD)), Optional.empty())
                        .build();
            default -> profile.toBuilder().connectCount(random.nextInt(9)).build();
        };
    }

    public View view(long sequence) {
        return View.builder(1, sequence)
                .settled(random.nextInt(10) > 0)
                .links(links())
                .profiles(profiles())
                .technologies(technologies())
                .routes(routes())
                .backends(List.of("sim"))
                .build();
    }

    public List<Link> links() {
        return some().stream().map(this::link).toList();
    }

    private Link link(int index) {
        return Link.builder("mac:" + index)
                .interfaceName("if" + index)
                .kind(LinkKind.PHYSICAL)
                .technology(any(Technology.values()))
                .enabled(random.nextBoolean())
                .carrier(any(Carrier.values()))
                .carrierChanges(random.nextInt(3))
                .ip(Family.IPV4, ip("192.0.2." + (1 + random.nextInt(4))))
                .ip(Family.IPV6, ip("2001:db8::" + (1 + random.nextInt(4))))
                .internet(any(Internet.values()))
                .metered(any(Metered.values()))
                .build();
    }

    private IpState ip(String address) {
        return IpState.builder()
                .addresses(random.nextInt(4) == 0 ? List.of() : List.of(LinkAddress.of(inet(address), 24)))
                .dhcp(any(DhcpState.values()))
                .build();
    }

    public List<Profile> profiles() {
        List<Profile> profiles = new ArrayList<>();
        for (int index : some()) {
            profiles.add(Profile.builder("sim:" + index, any(Technology.values()))
                    .state(any(ProfileState.values()))
                    .connectCount(random.nextInt(3))
                    .link(
                            random.nextBoolean() ? Optional.of("mac:" + random.nextInt(WORLD)) : Optional.empty(),
                            Optional.empty())
                    .signalDbm(random.nextBoolean() ? OptionalInt.of(-40 - random.nextInt(20)) : OptionalInt.empty())
                    .build());
        }
        return profiles;
    }

    private List<TechnologyStatus> technologies() {
        return Set.of(Technology.WIFI, Technology.CELLULAR, Technology.ETHERNET).stream()
                .sorted()
                .filter(technology -> random.nextBoolean())
                .map(technology -> TechnologyStatus.of(technology, any(TechnologyState.values())))
                .toList();
    }

    private List<Route> routes() {
        return some().stream()
                .map(index -> new Route(
                        "mac:" + index,
                        IpPrefix.everything(any(Family.values())),
                        Optional.empty(),
                        random.nextInt(3),
                        Route.MAIN,
                        "dhcp"))
                .toList();
    }

    private List<Integer> some() {
        List<Integer> some = new ArrayList<>();
        for (int index = 0; index < WORLD; index++) {
            if (random.nextBoolean()) {
                some.add(index);
            }
        }
        return some;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static InetAddress inet(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
