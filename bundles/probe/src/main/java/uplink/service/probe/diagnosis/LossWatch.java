// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Link;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.service.probe.http.Trust;

/** Examines the current link once when it is lost, and keeps what was found. What is back within a second was not lost. */
@Component(service = LossWatch.class, immediate = true)
public final class LossWatch {
    private static final Logger log = LoggerFactory.getLogger(LossWatch.class);
    private static final long LASTS_MILLIS = 1_000;

    private final Diagnoser diagnoser;
    private final Views views;
    private final Kept kept;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread one = new Thread(work, "uplink-loss");
        one.setDaemon(true);
        return one;
    });
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Used by one call of the subscription at a time. */
    private volatile Optional<View> before = Optional.empty();

    /** Keeps in the operator's store, or else in the bundle's own area; nowhere when told {@code none}. */
    @Activate
    public LossWatch(BundleContext bundle, @Reference Views views, @Reference Diagnoser diagnoser) {
        this(new Kept(folder(bundle)), views, diagnoser);
    }

    LossWatch(Kept kept, Views views, Diagnoser diagnoser) {
        this.kept = kept;
        this.views = views;
        this.diagnoser = diagnoser;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Optional<Path> folder(BundleContext bundle) {
        String wanted = bundle.getProperty("uplink.store");
        if (wanted == null || wanted.isBlank()) {
            return Optional.ofNullable(bundle.getDataFile("why")).map(file -> file.toPath());
        }
        return wanted.equals("none") ? Optional.empty() : Optional.of(Path.of(wanted, "why"));
    }

    @Activate
    void start() {
        subscriptions.add(views.subscribe(this::see));
    }

    @Deactivate
    void stop() {
        subscriptions.forEach(Subscription::close);
        thread.shutdownNow();
    }

    /** What was found when the current connection was lost last. */
    public Optional<Diagnosis> last() {
        return kept.last();
    }

    private void see(View view) {
        Optional<View> seen = before;
        before = Optional.of(view);
        seen.filter(one -> one.epoch() == view.epoch())
                .filter(one -> Loss.between(one, view).isPresent())
                .ifPresent(this::later);
    }

    private void later(View whole) {
        try {
            thread.schedule(() -> look(whole), LASTS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            return;
        }
    }

    private void look(View whole) {
        Loss.between(whole, views.view()).ifPresent(this::examine);
    }

    private void examine(Link link) {
        try {
            Diagnosis found = diagnoser.examine(link.key(), diagnoser.usual(), Trust.of(Optional.empty()), true);
            kept.keep(found);
            log.info(
                    "{} was lost: {}",
                    link.interfaceName().orElse(link.key()),
                    found.failure()
                            .map(one -> one.step() + ", " + one.detail())
                            .orElse("and nothing is wrong with it any more"));
        } catch (IOException | RuntimeException ended) {
            log.warn("The loss of {} cannot be examined: {}", link.key(), String.valueOf(ended));
        }
    }
}
