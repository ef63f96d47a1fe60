// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
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
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import uplink.profile.Capability;
import uplink.profile.Technology;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.sockets.Network;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;
import uplink.statistics.spi.Origin;

/** How far a plan is used up, as a property of the network, in the shipped bundles. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class QuotaIT {
    private static final String LINK = "mac:00:00:5e:00:53:01";
    private static final Subject ETHERNET = Subject.of(Technology.ETHERNET);

    @Inject
    private BundleContext context;

    private final AtomicLong carried = new AtomicLong();
    private TestBackend backend;
    private ServiceRegistration<CountersBackend> meter;

    @Configuration
    public Option[] configuration() throws Exception {
        return new Option[] {Shipped.bundles()};
    }

    @ProbeBuilder
    public TestProbeBuilder probe(TestProbeBuilder builder) {
        builder.setHeader("Service-Component", Shipped.COMPONENTS);
        return builder;
    }

    /** Counts what the test says. */
    private final class Meter implements CountersBackend {
        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.COUNTERS);
        }

        @Override
        public Map<String, Counters> counters() {
            return Map.of(LINK, new Counters(carried.get(), 0, 0, 0, 0, new Origin("boot/1", 64)));
        }
    }

    @Before
    public void connect() throws Exception {
        ConfigurationAdmin admin = service(ConfigurationAdmin.class);
        admin.getConfiguration("uplink.service.statistics", "?").update(new Hashtable<>(Map.of("periodSeconds", 1)));
        meter = context.registerService(
                CountersBackend.class, new Meter(), new Hashtable<>(Map.of(LayerBackend.NAME, "meter")));
        backend = new TestBackend(context, "meter", 0);
        backend.publish(TestBackend.port("meter", true));
        Shipped.await("a count", () -> service(Statistics.class).usage(ETHERNET).isPresent());
        Shipped.await("a network", () -> network() != null && ThriftyUser.RUNNING.get() != null);
        assertNull("nobody has a plan", quota());
    }

    @After
    public void disconnect() throws Exception {
        backend.close();
        meter.unregister();
        Shipped.await("no network", () -> network() == null);
    }

    @Test
    public void aComponentComesAndGoesWithThePlan() throws Exception {
        ThriftyUser first = ThriftyUser.RUNNING.get();
        TestPlan.put(context, "technology", "ETHERNET", 1000, 80);
        awaitQuota("OK");
        carried.addAndGet(900);
        awaitQuota("WARNING");
        assertSame("a warning stops nobody", first, ThriftyUser.RUNNING.get());
        changes();
        carried.addAndGet(300);
        Shipped.await("its end", () -> ThriftyUser.RUNNING.get() == null);
        assertEquals("EXCEEDED", quota());
        reconnect();
        service(Statistics.class).correct(ETHERNET, 100);
        Shipped.await("a new one", () -> ThriftyUser.RUNNING.get() != null);
        assertEquals("OK", quota());
        carried.addAndGet(2000);
        Shipped.await("its end", () -> ThriftyUser.RUNNING.get() == null);
        withoutStatistics();
        TestPlan.removeAll(context);
        Shipped.await("no plan", () -> network() != null && quota() == null);
        Shipped.await("the last one", () -> ThriftyUser.RUNNING.get() != null);
    }

    /** A plan that is changed keeps its count, and its link is never without one. */
    private void changes() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        ServiceListener listener =
                event -> told.add(String.valueOf(event.getServiceReference().getProperty(Network.QUOTA)));
        context.addServiceListener(listener, "(" + Network.LINK + "=" + LINK + ")");
        TestPlan.allow(context, 2000);
        awaitQuota("OK");
        TestPlan.allow(context, 1000);
        awaitQuota("WARNING");
        Shipped.await("a word of it, which comes after the property", () -> told.size() > 1);
        context.removeServiceListener(listener);
        assertEquals(List.of("OK", "WARNING"), told);
    }

    /** A link that comes has its plan from the first moment on. */
    private void reconnect() throws Exception {
        int started = ThriftyUser.STARTED.get();
        backend.publish(Layer.builder().build());
        Shipped.await("no network", () -> network() == null);
        backend.publish(TestBackend.port("meter", true));
        Shipped.await("the network", () -> network() != null);
        assertEquals("EXCEEDED", quota());
        assertEquals(started, ThriftyUser.STARTED.get());
    }

    /** A network outlives who counts. */
    private void withoutStatistics() throws Exception {
        ServiceReference<Network> network = network();
        Bundle statistics = Shipped.own(context).stream()
                .filter(one -> one.getSymbolicName().equals("uplink.service.statistics"))
                .findFirst()
                .orElseThrow();
        statistics.stop();
        Shipped.await("nobody who knows of a plan", () -> quota() == null);
        statistics.start();
        awaitQuota("EXCEEDED");
        assertNotNull(network);
        assertEquals(network, network());
    }

    private void awaitQuota(String state) {
        Shipped.await("quota " + state, () -> Objects.equals(state, quota()));
    }

    private Object quota() {
        ServiceReference<Network> network = network();
        return network == null ? null : network.getProperty(Network.QUOTA);
    }

    private ServiceReference<Network> network() {
        try {
            return context.getServiceReferences(Network.class, "(" + Network.LINK + "=" + LINK + ")").stream()
                    .findFirst()
                    .orElse(null);
        } catch (InvalidSyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private <S> S service(Class<S> type) {
        return context.getService(context.getServiceReference(type));
    }
}
