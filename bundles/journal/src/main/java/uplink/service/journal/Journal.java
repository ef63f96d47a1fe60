// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
import uplink.profile.HistoryEntry;
import uplink.profile.Subscription;
import uplink.profile.Views;
import uplink.service.journal.record.Record;
import uplink.service.journal.record.Record.Store;

/** Writes every difference down, once: as a line of the log {@code uplink.events}, and into the record. */
@Component(service = Journal.class, immediate = true, configurationPid = Journal.PID)
@Designate(ocd = Journal.Config.class)
public final class Journal {
    static final String PID = "uplink.service.journal";
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Logger events = LoggerFactory.getLogger("uplink.events");
    private static final int LEAST_KIBIBYTES = 64;

    /** What the operator may set. */
    @ObjectClassDefinition(name = "Uplink journal")
    public @interface Config {
        /** An eighth of it goes at a time, the oldest. */
        @AttributeDefinition(description = "Kibibytes of the record on disk at most, at least 64")
        int kibibytes() default 1024;

        /** Of one subject and one event. */
        @AttributeDefinition(
                description = "Times that the same event is told within flapSeconds, at least 1; then it is summed up")
        int flapTimes() default 5;

        /** See {@link #flapTimes}. */
        @AttributeDefinition(description = "Seconds within which repetitions are counted, at least 1")
        int flapSeconds() default 60;

        /** Each time wears flash memory. */
        @AttributeDefinition(
                description = "Seconds after which entries are forced to the disk; 0 leaves it to the kernel")
        int forceSeconds() default 0;
    }

    private final Views views;
    private final Record record;
    private final Scribe scribe;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "uplink-journal");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** A tick is to come. */
    private final AtomicBoolean awaited = new AtomicBoolean();

    @Activate
    public Journal(Config config, BundleContext bundle, @Reference Views views) {
        this(
                new Store(
                        folder(bundle),
                        Math.max(LEAST_KIBIBYTES, config.kibibytes()) * 1024L,
                        Duration.ofSeconds(Math.max(0, config.forceSeconds()))),
                new Flaps(Math.max(1, config.flapTimes()), Duration.ofSeconds(Math.max(1, config.flapSeconds()))),
                views);
    }

    Journal(Store store, Flaps flaps, Views views) {
        this.views = views;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        record = new Record(store, System::nanoTime);
        scribe = new Scribe(views, flaps, this::write);
    }

    @Activate
    void start() {
        subscriptions.add(views.subscribe(view -> {
            scribe.view(view, System.nanoTime());
            await();
        }));
    }

    @Deactivate
    void stop() {
        subscriptions.forEach(Subscription::close);
        timer.shutdown();
        join();
        scribe.end(System.nanoTime());
        record.close();
    }

    /** A tick is short; it is not interrupted in the midst of a write. */
    private void join() {
        try {
            if (!timer.awaitTermination(2, TimeUnit.SECONDS)) {
                log.warn("The journal stops while its disk does not answer");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives every entry that is kept, oldest first. */
    void read(Consumer<HistoryEntry> reader) throws IOException {
        record.read(reader);
    }

    private void write(List<HistoryEntry> entries) {
        entries.forEach(entry -> events.info("{}", EventLine.of(entry)));
        record.append(entries);
    }

    private void tick() {
        awaited.set(false);
        scribe.tick(System.nanoTime());
        record.force();
        await();
    }

    /** Only while there is something to come back to: an idle gateway is not woken. */
    private void await() {
        if ((scribe.busy() || record.unforced()) && awaited.compareAndSet(false, true)) {
            try {
                timer.schedule(this::tick, 1, TimeUnit.SECONDS);
            } catch (RejectedExecutionException stopped) {
                return;
            }
        }
    }

    /** Where the operator wants it, or else in the bundle's own area; nowhere when told {@code none}. */
    static Optional<Path> folder(BundleContext bundle) {
        String wanted = bundle.getProperty("uplink.store");
        if (wanted == null || wanted.isBlank()) {
            return Optional.ofNullable(bundle.getDataFile("journal")).map(File::toPath);
        }
        return wanted.equals("none") ? Optional.empty() : Optional.of(Path.of(wanted, "journal"));
    }
}
