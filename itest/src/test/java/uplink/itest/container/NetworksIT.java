// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.Views;
import uplink.profile.spi.Layer;
import uplink.profile.spi.Mark;
import uplink.sockets.Network;

/** Networks as services, and components that live by a target filter, in a real Felix. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class NetworksIT {
    private static final int MOVES = 50;

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] configuration() throws Exception {
        return new Option[] {Shipped.bundles()};
    }

    @ProbeBuilder
    public TestProbeBuilder probe(TestProbeBuilder builder) {
        builder.setHeader("Service-Component", Shipped.COMPONENTS);
        return builder;
    }

    @Test
    public void aComponentLivesExactlyAsLongAsItsNetwork() throws Exception {
        try (TestBackend backend = new TestBackend(context, "one", -100)) {
            backend.publish(ports(Metered.YES, 100));
            Shipped.await("a network", () -> networks().size() == 1);
            assertTrue("it costs", NetworkUser.RUNNING.get() == null);
            backend.publish(ports(Metered.NO, 100));
            Shipped.await("the component", () -> NetworkUser.RUNNING.get() != null);
            Network network = NetworkUser.RUNNING.get().network;
            assertTrue(network.alive());
            TestBackend swapped = new TestBackend(context, "other", 100);
            swapped.publish(ports(Metered.NO, 100));
            Shipped.await("the other backend", () -> network.link().backend().equals("other"));
            assertSame("the same network", network, NetworkUser.RUNNING.get().network);
            backend.publish(Layer.builder().build());
            swapped.publish(Layer.builder().build());
            Shipped.await("its end", () -> NetworkUser.RUNNING.get() == null);
            assertFalse(network.alive());
            assertEquals(Optional.of("the network is gone"), network.lost());
            swapped.close();
        }
        Shipped.await("no network", () -> networks().isEmpty());
    }

    @Test
    public void aGreedyReferenceToTheDefaultIsNeverUnbound() throws Exception {
        try (TestBackend backend = new TestBackend(context, "one", -100)) {
            backend.publish(ports(Metered.NO, 100, 200));
            Shipped.await("both", () -> networks().size() == 2 && DefaultUser.BOUND.get() != null);
            int started = DefaultUser.STARTED.get();
            int stopped = DefaultUser.STOPPED.get();
            for (int move = 0; move < MOVES; move++) {
                boolean second = move % 2 == 0;
                backend.publish(ports(Metered.NO, second ? 300 : 100, 200));
                String wanted = second ? "eth1" : "eth0";
                Shipped.await("the move to " + wanted, () -> wanted.equals(bound()));
            }
            assertEquals(started, DefaultUser.STARTED.get());
            assertEquals(stopped, DefaultUser.STOPPED.get());
        }
        Shipped.await("no network", () -> networks().isEmpty());
    }

    @Test
    public void aStoppedBundleTakesItsServicesAndThreadsAlong() throws Exception {
        try (TestBackend backend = new TestBackend(context, "one", -100)) {
            backend.publish(ports(Metered.NO, 100));
            Shipped.await("a network", () -> networks().size() == 1);
            Bundle own = Shipped.own(context).stream()
                    .filter(bundle -> bundle.getSymbolicName().equals("uplink.service.sockets"))
                    .findFirst()
                    .orElseThrow();
            own.stop();
            assertTrue(networks().isEmpty());
            Shipped.await(
                    "no thread",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().startsWith("uplink-networks")));
            own.start();
            Shipped.await("the network again", () -> networks().size() == 1);
        }
        Shipped.await("no network", () -> networks().isEmpty());
    }

    @Test
    public void theProbeIsOffUntilItHasATarget() throws Exception {
        assertFalse(backends().contains("probe"));
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        org.osgi.service.cm.Configuration configuration = admin.getConfiguration("uplink.service.probe", "?");
        configuration.update(new Hashtable<>(Map.of("targets", new String[] {"http://192.0.2.1/204"})));
        Shipped.await("the probe", () -> backends().contains("probe"));
        configuration.delete();
        Shipped.await("no probe", () -> !backends().contains("probe"));
    }

    private List<String> backends() {
        return context.getService(context.getServiceReference(Views.class))
                .view()
                .backends();
    }

    private static String bound() {
        Network network = DefaultUser.BOUND.get();
        return network == null ? "" : network.link().interfaceName().orElse("");
    }

    private List<Object> networks() {
        try {
            return List.copyOf(context.getServiceReferences(Network.class, null));
        } catch (InvalidSyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** One connected port per metric of its default route. */
    private static Layer ports(Metered metered, long... metrics) throws Exception {
        List<Link> links = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (int index = 0; index < metrics.length; index++) {
            Link link = Link.builder("mac:00:00:5e:00:53:0" + index)
                    .interfaceName("eth" + index)
                    .kind(LinkKind.PHYSICAL)
                    .technology(Technology.ETHERNET)
                    .enabled(true)
                    .carrier(Carrier.ATTACHED)
                    .ip(
                            Family.IPV4,
                            IpState.builder()
                                    .addresses(List.of(
                                            LinkAddress.of(InetAddress.getByName("192.0.2." + (2 + index)), 24)))
                                    .build())
                    .build();
            links.add(link);
            routes.add(new Route(
                    link.key(),
                    IpPrefix.everything(Family.IPV4),
                    Optional.empty(),
                    metrics[index],
                    Route.MAIN,
                    "dhcp"));
            marks.add(new Mark(link.key(), Internet.ONLINE, metered, "test"));
        }
        return Layer.builder()
                .links(links)
                .routes(routes)
                .marks(marks)
                .claims(Set.copyOf(links.stream().map(Link::key).toList()))
                .build();
    }
}
