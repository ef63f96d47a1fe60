// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.find;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Carrier;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.RequirePrivilege;
import uplink.profile.View;
import uplink.sockets.Network;

/** The networks that are there, found by the links that carry them. Safe for any thread. */
@Component(service = Networks.class)
@RequirePrivilege("network.get")
public final class Networks {
    /** A network comes after the view that shows its link. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MOST = 10;

    /** Guarded by this. */
    private final List<Network> there = new ArrayList<>();

    /** Made by Declarative Services. */
    @Activate
    public Networks() {}

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    synchronized void bindNetwork(Network network) {
        there.add(network);
        notifyAll();
    }

    synchronized void unbindNetwork(Network network) {
        there.remove(network);
    }

    /** The network of a link; waits a little for one that must be about to come. */
    public synchronized Optional<Network> of(Link link) throws InterruptedException {
        long end = System.nanoTime() + (connected(link) ? PATIENCE.toNanos() : 0);
        while (true) {
            Optional<Network> found = there.stream()
                    .filter(one -> one.alive() && one.link().key().equals(link.key()))
                    .findFirst();
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (found.isPresent() || left <= 0) {
                return found;
            }
            wait(left);
        }
    }

    private static boolean connected(Link link) {
        return link.enabled()
                && link.carrier() != Carrier.DETACHED
                && link.kind() != LinkKind.LOOPBACK
                && link.addressed();
    }

    /**
     * The link that an id means: its key or interface, id or name of its profile, or a beginning that only one has.
     *
     * @throws IllegalArgumentException when it means none or several, in one line
     */
    public static Link link(View view, String id) {
        List<Link> exact = view.links().stream()
                .filter(link -> names(view, link).anyMatch(id::equals))
                .toList();
        List<Link> found = exact.isEmpty()
                ? view.links().stream()
                        .filter(link -> names(view, link).anyMatch(name -> name.startsWith(id)))
                        .toList()
                : exact;
        if (found.size() == 1) {
            return found.get(0);
        }
        List<Link> possible = found.isEmpty() ? view.links() : found;
        String list = String.join(
                ", ", possible.stream().limit(MOST).map(Networks::name).toList());
        throw new IllegalArgumentException((found.isEmpty() ? "there is no link '" : "more than one link is meant by '")
                + id + "'; " + (possible.isEmpty() ? "there is none at all" : "there is " + list)
                + (possible.size() > MOST ? " and more" : ""));
    }

    /** What a link can be called. */
    public static Stream<String> names(View view, Link link) {
        Stream<String> own = Stream.concat(Stream.of(link.key()), link.interfaceName().stream());
        Stream<String> profiles = view.profiles().stream()
                .filter(profile -> profile.link().filter(link.key()::equals).isPresent())
                .flatMap(Networks::names);
        return Stream.concat(own, profiles);
    }

    private static Stream<String> names(Profile profile) {
        return Stream.of(profile.id(), profile.name());
    }

    /** What people call a link. */
    public static String name(Link link) {
        return link.interfaceName().orElse(link.key());
    }
}
