// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Capability;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.LayerBackend;
import uplink.statistics.Counter;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.spi.CountersBackend;

/** Reads the backends' counters: in a steady period, when a session begins or ends, and whenever somebody asks. */
@Component(service = Counting.class, immediate = true, configurationPid = "uplink.service.statistics")
@Designate(ocd = Counting.Config.class)
public final class Counting {
    private static final Logger log = LoggerFactory.getLogger(Counting.class);

    /** What the operator may set. */
    @ObjectClassDefinition(name = "Uplink statistics")
    public @interface Config {
        /** At most so much is not counted of a link that is taken away. */
        @AttributeDefinition(description = "Seconds between two readings of all counters, at least 1")
        int periodSeconds() default 10;
    }

    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, CountersBackend>> bound = new CopyOnWriteArrayList<>();

    /** Held while backends read, so that a later reading is never taken for an earlier one; nothing else needs it. */
    private final Object reading = new Object();

    private final UsageBook book = new UsageBook();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<ScheduledExecutorService> timers = new ArrayList<>();
    private final Views views;
    private final int periodSeconds;

    @Activate
    public Counting(Config config, @Reference Views views) {
        this(config.periodSeconds(), views);
    }

    Counting(int periodSeconds, Views views) {
        this.periodSeconds = Math.max(1, periodSeconds);
        this.views = views;
    }

    @Activate
    void start() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "uplink-statistics");
            thread.setDaemon(true);
            return thread;
        });
        timers.add(timer);
        timer.scheduleWithFixedDelay(this::readSafely, 0, periodSeconds, TimeUnit.SECONDS);
        subscriptions.add(views.subscribe(view -> {
            if (book.differs(view)) {
                read();
            }
        }));
    }

    @Deactivate
    void stop() {
        subscriptions.forEach(Subscription::close);
        timers.forEach(ScheduledExecutorService::shutdownNow);
    }

    /** Runs {@code watcher} after every reading and reset, on any thread, without a lock. */
    Subscription watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** As it was read last. */
    Optional<Usage> known(Subject subject) {
        return book.usage(subject);
    }

    Optional<Usage> usage(Subject subject) {
        read();
        return book.usage(subject);
    }

    List<Usage> usages() {
        read();
        return book.usages();
    }

    /** False when nobody counts it. */
    boolean reset(Subject subject, Set<Counter> counters) {
        read();
        boolean known = book.reset(subject, counters, Instant.now());
        watchers.forEach(Runnable::run);
        return known;
    }

    void reset() {
        read();
        book.reset(Instant.now());
        watchers.forEach(Runnable::run);
    }

    private void read() {
        synchronized (reading) {
            View view = views.view();
            book.add(view, readings(view), Instant.now());
        }
        watchers.forEach(Runnable::run);
    }

    private void readSafely() {
        try {
            read();
        } catch (RuntimeException failed) {
            log.error("The counters could not be added up", failed);
        }
    }

    private List<Reading> readings(View view) {
        List<Reading> readings = new ArrayList<>();
        for (Map.Entry<Map<String, Object>, CountersBackend> entry : bound) {
            CountersBackend backend = entry.getValue();
            if (entry.getKey().get(LayerBackend.NAME) instanceof String name) {
                try {
                    if (backend.capabilities().contains(Capability.COUNTERS)) {
                        readings.add(new Reading(name, backend.counters()));
                    }
                } catch (RuntimeException failed) {
                    log.warn("Backend {} gave no counters; what it counts meanwhile is not lost", name, failed);
                }
            }
        }
        List<String> layers = view.backends();
        readings.sort(Comparator.comparing(Reading::backend, Comparator.comparingInt(layers::indexOf)));
        return readings;
    }
}
