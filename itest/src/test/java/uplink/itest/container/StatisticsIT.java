// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
import org.osgi.framework.ServiceRegistration;
import uplink.profile.Capability;
import uplink.profile.Technology;
import uplink.profile.Views;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.ShellCommand;
import uplink.statistics.Direction;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Threshold;
import uplink.statistics.Usage;
import uplink.statistics.UsageListener;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;
import uplink.statistics.spi.Origin;
import uplink.statistics.spi.Quotas;

/** Counting in the shipped bundles: plans by configuration, thresholds, the command, and what outlives a restart. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class StatisticsIT {
    private static final String LINK = "mac:00:00:5e:00:53:01";
    private static final Subject ETHERNET = Subject.of(Technology.ETHERNET);

    @Inject
    private BundleContext context;

    private final AtomicLong carried = new AtomicLong();

    @Configuration
    public Option[] configuration() throws Exception {
        return new Option[] {Shipped.bundles()};
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

    /** Wants to know of 500 bytes in a cycle. */
    private static final class Waiting implements UsageListener {
        final BlockingQueue<Usage> told = new LinkedBlockingQueue<>();

        @Override
        public Set<Threshold> thresholds() {
            return Set.of(new Threshold(ETHERNET, Direction.BOTH, Threshold.Period.CYCLE, 500));
        }

        @Override
        public void reached(Threshold threshold, Usage usage) {
            told.add(usage);
        }
    }

    @Test
    public void plansThresholdsAndTotalsOutliveTheirBundle() throws Exception {
        try (TestBackend backend = new TestBackend(context, "meter", 0)) {
            backend.publish(TestBackend.port("meter", true));
            ServiceRegistration<CountersBackend> meter = register(CountersBackend.class, new Meter(), "meter");
            TestPlan.put(context, "technology", "ETHERNET", 1000, 80);
            Shipped.await("a count", () -> received().isPresent());
            Waiting waiting = new Waiting();
            ServiceRegistration<UsageListener> listener = register(UsageListener.class, waiting, "meter");
            carried.set(900);
            assertEquals(Optional.of(900L), received());
            assertTrue(waiting.told.poll(5, TimeUnit.SECONDS) != null);
            assertEquals(
                    Map.of(LINK, QuotaState.WARNING),
                    service(Quotas.class).states(service(Views.class).view()));
            restart();
            carried.set(1200);
            Shipped.await(
                    "the plan again", () -> !service(Statistics.class).quotas().isEmpty());
            Shipped.await("what was carried meanwhile", () -> received().equals(Optional.of(1200L)));
            Quota quota = service(Statistics.class).quotas().get(0);
            assertEquals(QuotaState.EXCEEDED, quota.state());
            assertEquals(1200, quota.used());
            command();
            listener.unregister();
            meter.unregister();
        }
    }

    private void command() throws Exception {
        String filter = "(" + ShellCommand.WORD + "=usage)";
        ShellCommand usage = context.getService(context.getServiceReferences(ShellCommand.class, filter).stream()
                .findFirst()
                .orElseThrow());
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        usage.run(List.of("ETHERNET", "--json"), Path.of(""), lines::add);
        assertTrue(lines.peek(), lines.poll().contains("\"received\":{\"last\":1200,\"total\":1200}"));
        usage.run(List.of("set", "ETHERNET", "100"), Path.of(""), lines::add);
        assertEquals(100, service(Statistics.class).quotas().get(0).used());
    }

    private void restart() throws Exception {
        Bundle bundle = Shipped.own(context).stream()
                .filter(one -> one.getSymbolicName().equals("uplink.service.statistics"))
                .findFirst()
                .orElseThrow();
        bundle.stop();
        bundle.start();
        Shipped.await("the service", () -> context.getServiceReference(Statistics.class) != null);
    }

    private Optional<Long> received() {
        return service(Statistics.class)
                .usage(ETHERNET)
                .map(usage -> usage.received().total());
    }

    private <S> S service(Class<S> type) {
        return context.getService(context.getServiceReference(type));
    }

    private <S> ServiceRegistration<S> register(Class<S> type, S service, String name) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(LayerBackend.NAME, name);
        return context.registerService(type, service, properties);
    }
}
