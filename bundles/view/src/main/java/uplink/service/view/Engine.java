// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.service.view.delivery.Dispatcher;
import uplink.service.view.merge.Merged;
import uplink.service.view.merge.Overlay;
import uplink.service.view.merge.Patch;

/**
 * Layers in, views out: the single writer of the view. Safe for any thread; who brings a layer merges it, one at a time. Its thread
 * {@code uplink-engine} only keeps time.
 */
final class Engine implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread made = new Thread(task, "uplink-engine");
        made.setDaemon(true);
        return made;
    });
    private final Turns turns = new Turns();
    private final Layers layers = new Layers();
    private final Dispatcher dispatcher;
    private volatile boolean closed;

    /** Waits for backends to be heard for at most {@code patience}. */
    Engine(long epoch, Duration patience) {
        timer.setRemoveOnCancelPolicy(true);
        View first =
                View.builder(epoch, 0).instant(Instant.now()).settled(false).build();
        dispatcher = new Dispatcher(first, timer);
        timer.schedule(() -> turns.take(() -> merge(true)), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Runs {@code change} on the layers, and shows what comes of it. Nothing once closed. */
    void change(Consumer<Layers> change) {
        turns.take(() -> {
            if (!closed) {
                change.accept(layers);
                merge(settled());
            }
        });
    }

    /** Puts a layer into a slot that is still there, and shows what comes of it. Nothing once closed. */
    void publish(Supplier<Layers.@Nullable Slot> slot, Layer layer) {
        turns.take(() -> {
            Layers.Slot open = closed ? null : slot.get();
            if (open != null) {
                View old = dispatcher.newest();
                Optional<Patch> patch = layers.publish(open, layer, old).filter(small -> settled() == old.settled());
                patch.ifPresentOrElse(small -> show(small, old), () -> merge(settled()));
            }
        });
    }

    /** Runs {@code then} when every change so far is shown; false once closed. {@code then} must not block. */
    boolean afterAll(Runnable then) {
        if (closed) {
            return false;
        }
        turns.take(then);
        return true;
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        dispatcher.close();
    }

    private boolean settled() {
        return dispatcher.newest().settled() || layers.heard();
    }

    private void show(Patch patch, View old) {
        if (!patch.nothing()) {
            dispatcher.publish(old.next()
                    .instant(Instant.now())
                    .replace(patch.links(), patch.profiles())
                    .build());
        }
    }

    private void merge(boolean settled) {
        View old = dispatcher.newest();
        Merged merged = Overlay.of(layers.highestFirst());
        View view = View.builder(old.epoch(), old.sequence() + 1)
                .instant(Instant.now())
                .settled(settled)
                .links(known(merged.links(), link -> old.link(link.key()).orElse(link)))
                .profiles(known(
                        merged.profiles(), profile -> old.profile(profile.id()).orElse(profile)))
                .technologies(known(
                        merged.technologies(),
                        status -> old.technology(status.technology()).orElse(status)))
                .routes(old.routes().equals(merged.routes()) ? old.routes() : merged.routes())
                .backends(layers.names())
                .build();
        if (!closed && !same(old, view)) {
            dispatcher.publish(view);
        }
    }

    /** The objects of the last view, where they are equal: so that a difference finds them by a glance. */
    private static <T> List<T> known(List<T> list, UnaryOperator<T> before) {
        return list.stream()
                .map(one -> {
                    T old = before.apply(one);
                    return old.equals(one) ? old : one;
                })
                .toList();
    }

    private static boolean same(View old, View view) {
        List<Link> links = view.links();
        List<Profile> profiles = view.profiles();
        List<TechnologyStatus> technologies = view.technologies();
        return old.settled() == view.settled()
                && old.links().equals(links)
                && old.profiles().equals(profiles)
                && old.technologies().equals(technologies)
                && old.routes().equals(view.routes())
                && old.backends().equals(view.backends());
    }
}
