// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;
import uplink.sim.scenario.Scenario;
import uplink.sim.show.Layers;
import uplink.sim.world.World;

/**
 * The world, its virtual clock, and what is due by it. Safe for any thread: the world is touched under this object's lock alone, and
 * layers leave under it, so that they leave in order; whoever waits for a command is told without it.
 */
@Component(name = Clockwork.PID, enabled = false, service = Clockwork.class)
public final class Clockwork {
    /** Of its component. */
    public static final String PID = "uplink.sim.clockwork";

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** Something that will happen. */
    public static final class Due implements Comparable<Due> {
        private final Instant at;
        private final long order;
        private final boolean scripted;
        private final Consumer<World> act;

        private Due(Instant at, long order, boolean scripted, Consumer<World> act) {
            this.at = at;
            this.order = order;
            this.scripted = scripted;
            this.act = act;
        }

        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final World world = World.atHome(BEGIN);
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final Queue<Runnable> afterwards = new ArrayDeque<>();
    private final List<Runnable> whenGone = new ArrayList<>();
    private Optional<LayerSink> sink = Optional.empty();
    private Optional<Layer> shown = Optional.empty();
    private boolean withdrawn;
    private long orders;
    private int scripted;
    private Instant lastScripted = BEGIN;

    /** A gateway at home, at the beginning of 2026. */
    @Activate
    public Clockwork() {}

    /** Shows the world to {@code given} from now on. */
    public synchronized void open(LayerSink given) {
        sink = Optional.of(given);
        withdrawn = false;
        show();
    }

    /** Shows it to nobody. */
    public synchronized void close() {
        sink = Optional.empty();
    }

    /** Reads the world. */
    public synchronized <T> T look(Function<World, T> question) {
        return question.apply(world);
    }

    /** Changes the world, shows it, and tells who waits. */
    public void change(Consumer<World> act) {
        synchronized (this) {
            act.accept(world);
            show();
        }
        tell();
    }

    /** Has {@code act} happen so much later. */
    public synchronized Due later(Duration time, Consumer<World> act) {
        return add(world.now().plus(time), false, act);
    }

    /** Takes back what has not happened. */
    public synchronized void cancel(Due due) {
        agenda.remove(due);
    }

    /** Puts the steps of a scenario behind the last step that is still to come, or behind now. */
    public synchronized void script(List<Scenario.Step> steps) {
        Instant at = scripted > 0 ? lastScripted : world.now();
        for (Scenario.Step step : steps) {
            at = at.plus(step.after());
            add(at, true, step.act());
        }
        lastScripted = at;
    }

    private Due add(Instant at, boolean step, Consumer<World> act) {
        Due due = new Due(at, orders++, step, act);
        agenda.add(due);
        scripted += step ? 1 : 0;
        notifyAll();
        return due;
    }

    /** Jumps to what is due next and lets it happen; false when nothing is. */
    public boolean step() {
        boolean done = happens(Instant.MAX);
        tell();
        return done;
    }

    /** Lets what is due until {@code end} happen, and makes it {@code end}. */
    public void until(Instant end) {
        while (happens(end)) {
            tell();
        }
        synchronized (this) {
            world.now(end);
        }
    }

    /** Lets things happen until no step of a scenario is left. */
    public void finish() {
        while (look(any -> scripted > 0)) {
            step();
        }
    }

    /** The virtual time. */
    public Instant now() {
        return look(World::now);
    }

    /** Waits until something is due at {@code pace}, or something new is, but no longer than {@code patience}. */
    synchronized void await(double pace, Duration patience) throws InterruptedException {
        Due next = agenda.peek();
        double millis = next == null
                ? patience.toMillis()
                : Duration.between(world.now(), next.at).toMillis() / pace;
        wait((long) Math.max(1, Math.min(millis, patience.toMillis())));
    }

    private synchronized boolean happens(Instant end) {
        Due next = agenda.peek();
        if (next == null || next.at.isAfter(end)) {
            return false;
        }
        agenda.remove();
        scripted -= next.scripted ? 1 : 0;
        world.now(next.at);
        next.act.accept(world);
        show();
        return true;
    }

    /** Runs once no lock is held; for who changes the world. */
    synchronized void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Runs, under the lock, when the daemon goes. */
    synchronized void whenGone(Runnable action) {
        whenGone.add(action);
    }

    synchronized void forget(Runnable action) {
        whenGone.remove(action);
    }

    private void show() {
        world.settle();
        boolean gone = world.daemon().gone();
        if (gone && !whenGone.isEmpty()) {
            List<Runnable> all = List.copyOf(whenGone);
            whenGone.clear();
            all.forEach(Runnable::run);
        }
        if (gone && !withdrawn) {
            sink.ifPresent(open -> open.withdraw("the simulated daemon is gone"));
        } else if (!gone) {
            publish();
        }
        withdrawn = gone;
    }

    private void publish() {
        sink.ifPresent(open -> {
            Layer layer = Layers.of(world, shown);
            shown = Optional.of(layer);
            open.publish(layer);
        });
    }

    private void tell() {
        while (true) {
            Runnable next;
            synchronized (this) {
                next = afterwards.poll();
            }
            if (next == null) {
                return;
            }
            next.run();
        }
    }
}
