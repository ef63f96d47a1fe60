// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import uplink.profile.View;
import uplink.profile.spi.Follower;
import uplink.profile.spi.LayerBackend;

/** The engine with its backends, as the shipped bundles run them. */
public final class RunningView implements AutoCloseable {
    private final AtomicLong ids = new AtomicLong(1);
    private final Engine engine = new Engine(1, Duration.ofSeconds(2));
    private final Map<String, BackendRunner> runners = new LinkedHashMap<>();

    /** Starts {@code backend} by a thread that the calling thread makes, so that it lives in the same network namespace. */
    public RunningView(String name, LayerBackend backend) {
        add(name, 0, backend);
    }

    /** Starts one more, of another name, in the same way; of two that claim a link the one with the higher ranking describes it. */
    public void add(String name, int ranking, LayerBackend backend) {
        BackendRunner runner = new BackendRunner(new BackendId(name, ranking, 0), backend, engine);
        runners.put(name, runner);
        runner.start();
    }

    /** Stops one. */
    public void remove(String name) {
        Objects.requireNonNull(runners.remove(name)).stop();
    }

    /** The newest view. */
    public View view() {
        return engine.dispatcher().newest();
    }

    /** Tells what changes. */
    public void follow(Follower follower) {
        long id = ids.incrementAndGet();
        engine.dispatcher().follow(id, "listener " + id, follower);
    }

    @Override
    public void close() {
        runners.values().forEach(BackendRunner::stop);
        engine.close();
    }
}
