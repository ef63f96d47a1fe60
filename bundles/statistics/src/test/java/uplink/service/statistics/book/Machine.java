// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.statistics.Subject;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.Origin;

/** A machine whose links carry bytes, with the true sums beside what its counters show. */
final class Machine {
    static final long WRAP = 1L << 32;

    /** An interface, as the kernel knows it. */
    static final class Port {
        String name;
        final Technology technology;
        final String generation;
        final int bits;
        long received;
        long sent;
        long carrierChanges;
        Optional<String> profile = Optional.empty();

        Port(String name, Technology technology, String generation, int bits) {
            this.name = name;
            this.technology = technology;
            this.generation = generation;
            this.bits = bits;
        }

        Counters counters() {
            long mask = bits == 32 ? WRAP - 1 : Long.MAX_VALUE;
            return new Counters(received & mask, sent & mask, 0, 0, 0, new Origin(generation, bits));
        }
    }

    final List<Port> ports = new ArrayList<>();
    final Map<Subject, Long> truth =
            new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
    final Map<Subject, Long> lastTruth = new HashMap<>();
    private final Map<String, Long> connects = new HashMap<>();
    private final Random random;
    private int boot = 1;
    private int made;
    private long sequence;
    View view = View.builder(1, 0).build();

    Machine(Random random) {
        this.random = random;
    }

    Port make(String name) {
        Technology technology = name.startsWith("w") ? Technology.WIFI : Technology.ETHERNET;
        Port port = new Port(name, technology, "boot" + boot + "/" + ++made, random.nextInt(3) == 0 ? 32 : 64);
        ports.add(port);
        return port;
    }

    /** Bytes go through; the truth knows it. */
    void carry(Port port) {
        long more = random.nextInt(4) == 0 ? random.nextInt(2_000_000_000) : random.nextInt(5000);
        port.received += more;
        port.sent += more / 3;
        add(Subject.link(key(port)), more, port.profile.isPresent());
        add(Subject.of(port.technology), more, port.profile.isPresent());
        port.profile.ifPresent(id -> add(Subject.profile(id), more, true));
    }

    private void add(Subject subject, long more, boolean inSession) {
        truth.merge(subject, more, Long::sum);
        lastTruth.merge(subject, inSession ? more : 0, Long::sum);
    }

    void connect(Port port, String profile) {
        boolean first = ports.stream().noneMatch(one -> one.technology == port.technology && one.profile.isPresent());
        ports.forEach(one -> one.profile = one.profile.filter(id -> !id.equals(profile)));
        port.profile = Optional.of(profile);
        port.carrierChanges++;
        connects.merge(profile, 1L, Long::sum);
        lastTruth.put(Subject.profile(profile), 0L);
        lastTruth.put(Subject.link(key(port)), 0L);
        if (first) {
            lastTruth.put(Subject.of(port.technology), 0L);
        }
    }

    /** Every interface is made anew, and nothing was counted yet. */
    void reboot() {
        boot++;
        List<Port> before = List.copyOf(ports);
        ports.clear();
        before.forEach(port -> make(port.name));
        connects.clear();
    }

    /** The backend's own counts begin again; the kernel goes on. */
    void restart() {
        connects.replaceAll((profile, count) -> 1L);
    }

    void show() {
        List<Link> links = new ArrayList<>();
        List<Profile> profiles = new ArrayList<>();
        for (Port port : ports) {
            links.add(Link.builder(key(port))
                    .technology(port.technology)
                    .carrierChanges(port.carrierChanges)
                    .backend("kernel")
                    .build());
            port.profile.ifPresent(id -> profiles.add(Profile.builder(id, port.technology)
                    .state(ProfileState.CONNECTED)
                    .connectCount(connects.getOrDefault(id, 1L))
                    .link(Optional.of(key(port)), Optional.empty())
                    .build()));
        }
        view = View.builder(1, ++sequence).links(links).profiles(profiles).build();
    }

    Reading reading() {
        Map<String, Counters> counters = new HashMap<>();
        ports.forEach(port -> counters.put(key(port), port.counters()));
        return new Reading("kernel", counters);
    }

    static String key(Port port) {
        return "veth:" + port.name;
    }
}
