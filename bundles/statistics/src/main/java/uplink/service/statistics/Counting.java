// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.service.statistics.book.UsageBook;
import uplink.service.statistics.store.Keeper;
import uplink.statistics.Counter;
import uplink.statistics.Plan;
import uplink.statistics.Subject;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;

/**
 * Reads the backends' counters: in a steady period, when a link or session comes or goes, and whenever somebody asks. Writes what
 * has changed down, now and then and when it stops.
 */
@Component(service = Counting.class, immediate = true, configurationPid = "uplink.service.statistics")
@Designate(ocd = Counting.Config.class)
public final class Counting {
    private static final Logger log = LoggerFactory.getLogger(Counting.class);

    /** What the operator may set. */
    @ObjectClassDefinition(name = "Uplink statistics")
    public @interface Config {
        /** Thresholds, and slots of the history, are as exact as this. */
        @AttributeDefinition(description = "Seconds between two readings of all counters, at least 1")
        int periodSeconds() default 10;

        /** At most so much is lost when power is cut. */
        @AttributeDefinition(
                description = "Seconds between two writes, at least; nothing is written when nothing changed")
        int writeSeconds() default 60;

        /** Of days in the history. */
        @AttributeDefinition(
                description = "Time zone in which days begin, such as Europe/Berlin; empty for the machine's own")
        String zone() default "";
    }

    /** Held while backends read, so that a later reading is never taken for an earlier one. */
    private final Object reading = new Object();

    /** Held while changes are taken and written, so that none overtakes another. */
    private final Object writing = new Object();

    private final Readings backends = new Readings(this::gone);
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<ScheduledExecutorService> timers = new ArrayList<>();
    private final Views views;
    private final Settings settings;
    private final UsageBook book;
    private Optional<Keeper> keeper = Optional.empty();
    private long written = System.nanoTime();

    @Activate
    public Counting(BundleContext context, Config config, @Reference Views views) {
        this(Settings.of(config, context), views);
    }

    Counting(Settings settings, Views views) {
        this.settings = settings;
        this.views = views;
        this.book = new UsageBook(settings.clock().getZone());
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void bindBackend(CountersBackend backend, Map<String, Object> properties) {
        backends.bind(backend, properties);
    }

    void unbindBackend(CountersBackend backend) {
        backends.unbind(backend);
    }

    @Activate
    void start() {
        keeper = settings.folder().flatMap(folder -> {
            try {
                return Optional.of(Keeper.open(folder, book::load));
            } catch (IOException unreadable) {
                log.error("Counters are kept in memory only: {} cannot be read: {}", folder, unreadable.toString());
                return Optional.empty();
            }
        });
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "uplink-statistics");
            thread.setDaemon(true);
            return thread;
        });
        timers.add(timer);
        timer.scheduleWithFixedDelay(this::tick, 0, settings.periodSeconds(), TimeUnit.SECONDS);
        subscriptions.add(views.subscribe(view -> {
            if (book.differs(view)) {
                read();
            }
        }));
    }

    @Deactivate
    void stop() {
        subscriptions.forEach(Subscription::close);
        timers.forEach(ScheduledExecutorService::shutdown);
        readSafely();
        write();
        backends.close();
        keeper.ifPresent(Keeper::close);
    }

    /** Runs {@code watcher} after every reading and reset, on any thread, without a lock. */
    Subscription watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** As it was read last. */
    UsageBook known() {
        return book;
    }

    /** With what is carried right now. */
    UsageBook fresh() {
        read();
        return book;
    }

    /** False when nobody counts it. */
    boolean reset(Subject subject, Set<Counter> counters) {
        return change(known -> known.reset(subject, counters, settings.clock().instant()));
    }

    void reset() {
        change(known -> {
            known.reset(settings.clock().instant());
            return true;
        });
    }

    void plan(Plan plan) {
        change(known -> {
            known.plan(plan, settings.clock().instant());
            return true;
        });
    }

    void noPlan(Plan plan) {
        book.noPlan(plan);
        watchers.forEach(Runnable::run);
    }

    /** Reads, changes, and tells. */
    boolean change(Predicate<UsageBook> change) {
        boolean done = change.test(fresh());
        watchers.forEach(Runnable::run);
        if (due()) {
            write();
        }
        return done;
    }

    private void tick() {
        readSafely();
        if (due()) {
            write();
        }
    }

    private void readSafely() {
        try {
            read();
        } catch (RuntimeException failed) {
            log.error("The counters could not be added up", failed);
        }
    }

    private void read() {
        synchronized (reading) {
            View view = views.view();
            book.add(view, backends.read(view), settings.clock().instant());
        }
        watchers.forEach(Runnable::run);
    }

    private void gone(String backend, String link, Counters last) {
        synchronized (reading) {
            book.gone(backend, link, last, settings.clock().instant());
        }
        watchers.forEach(Runnable::run);
    }

    /** The first bases do not wait: without them a process that dies has counted nothing. */
    private boolean due() {
        synchronized (writing) {
            boolean first = keeper.filter(Keeper::empty).isPresent();
            return first || System.nanoTime() - written >= TimeUnit.SECONDS.toNanos(settings.writeSeconds());
        }
    }

    private void write() {
        synchronized (writing) {
            written = System.nanoTime();
            keeper.ifPresent(open -> open.write(book.changes(), book::whole));
        }
    }
}
