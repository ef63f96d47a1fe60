// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import uplink.profile.Carrier;
import uplink.profile.History;
import uplink.profile.HistoryEntry;
import uplink.profile.HistoryQuery;
import uplink.profile.Link;
import uplink.profile.Views;
import uplink.profile.spi.Delivery;
import uplink.profile.spi.Layer;

/** The journal among the shipped bundles: real views, a real folder, restarts. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class JournalIT {
    private static final int STORM = 10_000;
    private static final String PORT = "mac:00:00:5e:00:53:01";

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] configuration() throws Exception {
        Path store = Files.createTempDirectory("uplink-journal");
        store.toFile().deleteOnExit();
        return new Option[] {
            Shipped.bundles(), frameworkProperty("uplink.store").value(store.toString())
        };
    }

    private List<HistoryEntry> entries(String subject) {
        ServiceReference<History> reference = context.getServiceReference(History.class);
        try {
            return context.getService(reference)
                    .entries(new HistoryQuery(Optional.empty(), Optional.of(subject), Integer.MAX_VALUE));
        } finally {
            context.ungetService(reference);
        }
    }

    private long told(String event) {
        return entries(PORT).stream()
                .filter(entry -> entry.event().equals(event))
                .count();
    }

    @Test
    public void whatHappensIsKnownAfterARestart() throws Exception {
        TestBackend backend = new TestBackend(context, "low", -100);
        long added = told("linkAdded");
        long removed = told("linkRemoved");
        backend.publish(TestBackend.port("low", false));
        Shipped.await("a link in the history", () -> told("linkAdded") > added);
        backend.close();
        Shipped.await("its end in the history", () -> told("linkRemoved") > removed);
        HistoryEntry end = entries("eth0").stream()
                .filter(entry -> entry.event().equals("linkRemoved"))
                .reduce((early, late) -> late)
                .orElseThrow();
        assertEquals("backend low went", end.cause());
        List<HistoryEntry> before = entries(PORT);
        journal().stop();
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("uplink-journal")));
        journal().start();
        assertEquals(before, entries(PORT).subList(0, before.size()));
        try (Stream<Path> files = Files.list(Path.of(context.getProperty("uplink.store"), "journal"))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    public void aStormHoldsUpNobodyAndEndsInTheTruth() throws Exception {
        ServiceReference<Views> reference = context.getServiceReference(Views.class);
        Views views = context.getService(reference);
        try (TestBackend backend = new TestBackend(context, "storm", -100)) {
            Link link = TestBackend.port("storm", false).links().get(0);
            for (int turn = 1; turn <= STORM; turn++) {
                Carrier carrier = turn % 2 == 0 ? Carrier.ATTACHED : Carrier.DETACHED;
                Link turned =
                        link.toBuilder().carrier(carrier).carrierChanges(turn).build();
                backend.publish(
                        Layer.builder().links(List.of(turned)).claims(Set.of()).build());
            }
            Shipped.await(
                    "the last view",
                    () -> views.view()
                            .link(PORT)
                            .filter(last -> last.carrierChanges() == STORM)
                            .isPresent());
            idle();
            long sequence = views.view().sequence();
            journal().stop();
            journal().start();
            HistoryEntry end = entries(PORT).stream()
                    .filter(entry -> entry.event().equals(HistoryEntry.FLAPPED))
                    .filter(entry -> entry.cause().startsWith("carrierChanged"))
                    .reduce((early, late) -> late)
                    .orElseThrow();
            assertEquals(sequence, end.sequence());
            assertTrue(end.after(), end.after().contains("carrierChanges=" + STORM));
        } finally {
            context.ungetService(reference);
        }
    }

    /** The journal has been told everything; then its stop tells what it holds of the flapping. */
    private void idle() throws Exception {
        ServiceReference<Delivery> reference = context.getServiceReference(Delivery.class);
        try {
            context.getService(reference).idle().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } finally {
            context.ungetService(reference);
        }
    }

    private Bundle journal() {
        return Shipped.own(context).stream()
                .filter(bundle -> bundle.getSymbolicName().equals("uplink.service.journal"))
                .findFirst()
                .orElseThrow();
    }
}
