// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.Views;
import uplink.sim.Simulation;
import uplink.statistics.Count;
import uplink.statistics.Counter;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;

/** What simulated networks carry is found again to the byte, in the shipped bundles. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SimulatedUsageIT {
    private static final String TRAFFIC = "name Traffic\nat 1s data on\nat 2s traffic sim-wlan0 %d %d\n"
            + "at 2s traffic sim-wwan0 %d %d\nat 2s traffic sim-eth0 %d %d\n";

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

    @Test
    public void simulatedBytesAreFoundAgainExactly() throws Exception {
        connect();
        traffic(5_000_000_000L, 250_000, 40_000, 9_000, 700, 70);
        check(Technology.WIFI, new Count(5_000_000_000L, 5_000_000_000L), new Count(250_000, 250_000));
        check(Technology.CELLULAR, new Count(40_000, 40_000), new Count(9_000, 9_000));
        check(Technology.ETHERNET, new Count(700, 700), new Count(70, 70));
        statistics().reset(Subject.of(Technology.CELLULAR), EnumSet.of(Counter.LAST_RECEIVED));
        check(Technology.CELLULAR, new Count(0, 40_000), new Count(9_000, 9_000));
        traffic(1, 2, 3, 4, 5, 6);
        check(Technology.CELLULAR, new Count(3, 40_003), new Count(9_004, 9_004));
        restart();
        traffic(10, 20, 30, 40, 50, 60);
        check(Technology.WIFI, new Count(5_000_000_011L, 5_000_000_011L), new Count(250_022, 250_022));
        check(Technology.CELLULAR, new Count(33, 40_033), new Count(9_044, 9_044));
        assertTrue(card().isPresent());
        statistics().reset();
        check(Technology.WIFI, Count.ZERO, Count.ZERO);
    }

    /** The first reading of a life that knows no other counts nothing: so it comes before the traffic. */
    private void connect() {
        simulation.play("name Begin\nat 1s data on\n");
        simulation.finish();
        Shipped.await("three connections", () -> connected().size() == 3);
        Shipped.await("who counts them", () -> statistics().usages().size() > 6);
        statistics().reset();
    }

    private Set<Technology> connected() {
        Set<Technology> technologies = EnumSet.noneOf(Technology.class);
        for (Profile profile : views.view().profiles()) {
            boolean counts = profile.state() == ProfileState.CONNECTED && profile.technology() != Technology.BLUETOOTH;
            if (counts) {
                technologies.add(profile.technology());
            }
        }
        return technologies;
    }

    private void traffic(long... bytes) {
        Object[] words = Arrays.stream(bytes).boxed().toArray();
        simulation.play(String.format(TRAFFIC, words));
        simulation.finish();
    }

    private void check(Technology technology, Count received, Count sent) {
        Usage usage = statistics().usage(Subject.of(technology)).orElseThrow();
        assertEquals(technology + " received", received, usage.received());
        assertEquals(technology + " sent", sent, usage.sent());
    }

    private Optional<Usage> card() {
        return statistics().usages().stream()
                .filter(usage -> usage.subject().kind() == Subject.Kind.SIM)
                .filter(usage -> usage.received().total() == 40_033)
                .findFirst();
    }

    private void restart() throws Exception {
        List<Bundle> bundles = Shipped.own(context).stream()
                .filter(one -> one.getSymbolicName().equals("uplink.service.statistics"))
                .toList();
        for (Bundle bundle : bundles) {
            bundle.stop();
            bundle.start();
        }
        Shipped.await("the service", () -> context.getServiceReference(Statistics.class) != null);
        Shipped.await("its backends", () -> statistics().usages().size() > 6);
    }

    private Statistics statistics() {
        return context.getService(context.getServiceReference(Statistics.class));
    }
}
