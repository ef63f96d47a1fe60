// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import uplink.manager.Connections;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.Link;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.Views;
import uplink.profile.spi.ShellCommand;
import uplink.sim.Simulation;

/** The simulator behind the shipped engine and services. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SimulatedDayIT {
    private static final int DAYS = 8;
    private static final long SECOND = 1000;
    private static final long CHANGES = 2880;
    private static final String ETHERNET = "sim:sim-eth0";

    @Inject
    private BundleContext context;

    @Inject
    private Simulation simulation;

    @Inject
    private Views views;

    @Configuration
    public Option[] configuration() throws Exception {
        return new Option[] {Shipped.bundles("sim")};
    }

    /** The fastest of a few, since others use the machine as well. */
    @Test
    public void aDayOfFlappingPlaysInUnderASecond() {
        Shipped.await("a connection", () -> views.view().current().isPresent());
        long fastest = Long.MAX_VALUE;
        for (int day = 0; day < DAYS && fastest >= SECOND; day++) {
            fastest = Math.min(fastest, millisOfADay());
        }
        assertTrue("took " + fastest + " ms", fastest < SECOND);
    }

    private long millisOfADay() {
        simulation.finish();
        long before = changes();
        long begin = System.nanoTime();
        simulation.play(simulation.scenario("flapping-link"));
        simulation.finish();
        Shipped.await("the end of the day", () -> changes() == before + CHANGES);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private long changes() {
        return views.view().link(ETHERNET).map(Link::carrierChanges).orElse(0L);
    }

    @Test
    public void whatIsNotConfirmedComesBack() {
        Shipped.await("a connection", () -> views.view().current().isPresent());
        Connections connections = service(Connections.class);
        Profiles profiles = service(Profiles.class);
        CommandOptions confirmed = CommandOptions.DEFAULT.confirm(Confirm.within(Duration.ofMinutes(1)));
        value(connections.disconnect(ETHERNET, confirmed));
        assertEquals(List.of(ETHERNET), profiles.unconfirmed());
        assertEquals(Technology.WIFI, connections.status().type().orElseThrow());
        simulation.advance(Duration.ofMinutes(1));
        Shipped.await(
                "Ethernet again",
                () -> connections
                        .status()
                        .type()
                        .filter(Technology.ETHERNET::equals)
                        .isPresent());
        value(connections.disconnect(ETHERNET, confirmed));
        value(profiles.revert(ETHERNET));
        Shipped.await(
                "Ethernet again",
                () -> connections
                        .status()
                        .type()
                        .filter(Technology.ETHERNET::equals)
                        .isPresent());
        assertTrue(profiles.unconfirmed().isEmpty());
    }

    @Test
    public void eachAreaIsAServiceOfItsOwnAndTheCommandComesWithIt() throws Exception {
        ServiceReference<ConnectionBackend> area = context.getServiceReference(ConnectionBackend.class);
        assertEquals("uplink.sim.connections", area.getProperty("component.name"));
        ServiceReference<?>[] words =
                context.getServiceReferences(ShellCommand.class.getName(), "(" + ShellCommand.WORD + "=sim)");
        assertEquals(1, words.length);
        Bundle sim = area.getBundle();
        simulation.follow(1);
        assertTrue(clockRuns());
        sim.stop();
        assertTrue(!clockRuns());
        Shipped.await("nothing", () -> views.view().links().isEmpty());
        sim.start();
        Shipped.await("everything again", () -> views.view().current().isPresent());
    }

    private static boolean clockRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("uplink-sim-clock"));
    }

    private <T> T service(Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
