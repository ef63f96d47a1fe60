// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/** The simulated backend, with and without OSGi: give it a sink and let time pass. Starts no thread. */
public final class Simulator implements Simulation, LayerBackend {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private record Due(Instant at, Scenario.Step step) {}

    private final Deque<Due> due = new ArrayDeque<>();
    private World world = World.atHome(BEGIN);
    private Optional<LayerSink> sink = Optional.empty();

    /** A gateway at home: cable in, Wi-Fi joined, LTE ready. */
    public Simulator() {}

    @Override
    public synchronized void start(LayerSink given) {
        sink = Optional.of(given);
        show();
    }

    @Override
    public synchronized void stop() {
        sink = Optional.empty();
    }

    @Override
    public synchronized void play(String scenario) {
        Instant at = due.isEmpty() ? world.now() : due.getLast().at();
        for (Scenario.Step step : Scenario.parse(scenario)) {
            at = at.plus(step.after());
            due.add(new Due(at, step));
        }
    }

    @Override
    public synchronized boolean step() {
        Due next = due.poll();
        if (next == null) {
            return false;
        }
        world = next.step().act().apply(world.at(next.at()));
        show();
        return true;
    }

    @Override
    public synchronized void advance(Duration time) {
        Instant end = world.now().plus(time);
        while (!due.isEmpty() && !due.peek().at().isAfter(end)) {
            step();
        }
        world = world.at(end);
    }

    @Override
    public synchronized void finish() {
        while (!due.isEmpty()) {
            step();
        }
    }

    @Override
    public synchronized Instant now() {
        return world.now();
    }

    private void show() {
        sink.ifPresent(open -> open.publish(Projection.of(world)));
    }
}
