// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.FrameworkWiring;
import uplink.manager.ConnectionListener;
import uplink.manager.Status;
import uplink.profile.Link;
import uplink.profile.LinkListener;

/** The shipped bundles in a real Felix: they start, stop and start again in any order, and backends come and go. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ShippedIT {
    private static final int ORDERS = 100;

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
    public void everyBundleIsActive() {
        assertTrue(Shipped.own(context).size() > 10);
        for (Bundle bundle : Shipped.own(context)) {
            assertEquals(bundle.getSymbolicName(), Bundle.ACTIVE, bundle.getState());
        }
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        assertTrue(wiring.resolveBundles(Shipped.own(context)));
    }

    @Test
    public void anApplicationIsBoundInAnyStartOrder() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true));
        try {
            for (int seed = 0; seed < ORDERS; seed++) {
                restart(seed);
                Shipped.await(
                        "an application in start order " + seed,
                        () -> Application.RUNNING.get() != null
                                && Application.RUNNING.get().presented());
            }
        } finally {
            System.setErr(before);
        }
        assertFalse(log.toString(), log.toString().toLowerCase().contains("circular"));
    }

    private void restart(int seed) throws BundleException {
        List<Bundle> bundles = new ArrayList<>(Shipped.own(context));
        Random random = new Random(seed);
        Collections.shuffle(bundles, random);
        for (Bundle bundle : bundles) {
            bundle.stop();
        }
        Collections.shuffle(bundles, random);
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    @Test
    public void aSwappedBackendShowsUpAsItsDifferencesAndNothingElse() throws Exception {
        Shipped.await(
                "an application",
                () -> Application.RUNNING.get() != null
                        && Application.RUNNING.get().presented());
        Application application = Application.RUNNING.get();
        TestBackend kernel = new TestBackend(context, "low", -100);
        kernel.publish(TestBackend.port("low", false));
        Shipped.await(
                "a connection, told by every area",
                () -> application.told.containsAll(List.of(
                        "linkAdded mac:00:00:5e:00:53:01",
                        "profileAdded low:port",
                        "wifiChanged DEACTIVATED",
                        "typeChanged ETHERNET")));
        application.told.clear();
        TestBackend daemon = new TestBackend(context, "high", 100);
        daemon.publish(TestBackend.port("high", true));
        Shipped.await("the other profile", () -> application.told.contains("profileRemoved low:port"));
        assertEquals(List.of("profileAdded high:port", "profileRemoved low:port"), copy(application));
        assertEquals(
                "high", application.connections.status().link().orElseThrow().backend());
        application.told.clear();
        daemon.close();
        Shipped.await("the first profile again", () -> application.told.contains("profileRemoved high:port"));
        assertEquals(List.of("profileAdded low:port", "profileRemoved high:port"), copy(application));
        application.told.clear();
        kernel.close();
        Shipped.await("nothing", () -> application.told.contains("linkRemoved mac:00:00:5e:00:53:01"));
        assertTrue(application.connections.status().link().isEmpty());
    }

    @Test
    public void aListenerMayStopTheViewFromItsCall() throws Exception {
        Bundle view = Shipped.own(context).stream()
                .filter(bundle -> bundle.getSymbolicName().equals("uplink.service.view"))
                .findFirst()
                .orElseThrow();
        CountDownLatch stopped = new CountDownLatch(1);
        ServiceRegistration<ConnectionListener> listener =
                context.registerService(ConnectionListener.class, new Stopper(view, stopped), null);
        assertTrue("stopped within 3 s", stopped.await(3, TimeUnit.SECONDS));
        assertEquals(Bundle.RESOLVED, view.getState());
        listener.unregister();
        view.start();
        Shipped.await(
                "the application again",
                () -> Application.RUNNING.get() != null
                        && Application.RUNNING.get().presented());
    }

    @Test
    public void aListenerMayStopItsOwnBundleFromItsCall() throws Exception {
        Bundle own = Shipped.own(context).stream()
                .filter(bundle -> bundle.getSymbolicName().equals("uplink.service.shell"))
                .findFirst()
                .orElseThrow();
        CountDownLatch stopped = new CountDownLatch(1);
        own.getBundleContext().registerService(ConnectionListener.class, new Stopper(own, stopped), null);
        assertTrue("stopped within 3 s", stopped.await(3, TimeUnit.SECONDS));
        assertEquals(Bundle.RESOLVED, own.getState());
        own.start();
    }

    @Test
    public void everythingStopsInFiveSecondsWhileListenersBlock() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        ServiceRegistration<ConnectionListener> one =
                context.registerService(ConnectionListener.class, new Blocker(inside, release), null);
        ServiceRegistration<ConnectionListener> other =
                context.registerService(ConnectionListener.class, new Blocker(inside, release), null);
        assertTrue(inside.await(3, TimeUnit.SECONDS));
        CountDownLatch told = new CountDownLatch(1);
        ServiceRegistration<LinkListener> third =
                context.registerService(LinkListener.class, new Announcer(told), null);
        assertTrue("others are not delayed", told.await(1, TimeUnit.SECONDS));
        long begin = System.nanoTime();
        for (Bundle bundle : Shipped.own(context)) {
            bundle.stop();
        }
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 5);
        release.countDown();
        one.unregister();
        other.unregister();
        third.unregister();
        for (Bundle bundle : Shipped.own(context)) {
            bundle.start();
        }
        Shipped.await(
                "the application again",
                () -> Application.RUNNING.get() != null
                        && Application.RUNNING.get().presented());
    }

    private record Blocker(CountDownLatch inside, CountDownLatch release) implements ConnectionListener {
        @Override
        public void present(Status status) {
            inside.countDown();
            try {
                release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    public void aListenerMayLeaveFromItsCallAndBringAnother() throws Exception {
        CountDownLatch brought = new CountDownLatch(1);
        AtomicReference<ServiceRegistration<LinkListener>> own = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        own.set(context.registerService(
                LinkListener.class,
                new LinkListener() {
                    @Override
                    public void presentLinks(List<Link> links) {
                        await(known);
                        own.get().unregister();
                        context.registerService(LinkListener.class, new Announcer(brought), null);
                    }
                },
                null));
        known.countDown();
        assertTrue("told within 3 s", brought.await(3, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(3, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private record Announcer(CountDownLatch told) implements LinkListener {
        @Override
        public void presentLinks(List<Link> links) {
            told.countDown();
        }
    }

    private record Stopper(Bundle bundle, CountDownLatch stopped) implements ConnectionListener {
        @Override
        public void present(Status status) {
            try {
                bundle.stop();
                stopped.countDown();
            } catch (BundleException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @Test
    public void whatIsNotThereIsRefusedByName() {
        Shipped.await("an application", () -> Application.RUNNING.get() != null);
        assertTrue(Application.RUNNING.get().profiles.find("no:such").isEmpty());
    }

    private static List<String> copy(Application application) {
        synchronized (application.told) {
            return List.copyOf(application.told);
        }
    }
}
