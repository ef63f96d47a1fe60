// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import uplink.profile.View;
import uplink.profile.spi.Follower;
import uplink.profile.spi.LayerBackend;

/** The engine with one backend, as the shipped bundles run it. */
public final class RunningView implements AutoCloseable {
    private final AtomicLong ids = new AtomicLong(1);
    private final Engine engine = new Engine(1, Duration.ofSeconds(2));
    private final BackendRunner runner;

    /** Starts {@code backend} by a thread that the calling thread makes, so that it lives in the same network namespace. */
    public RunningView(String name, LayerBackend backend) {
        runner = new BackendRunner(new BackendId(name, 0, 0), backend, engine);
        runner.start();
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
        runner.stop();
        engine.close();
    }
}
