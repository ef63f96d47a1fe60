// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/** Starts and stops one backend off the framework's thread, and is its sink. */
final class BackendRunner implements LayerSink {
    private static final Logger LOG = LoggerFactory.getLogger(BackendRunner.class);
    private static final long STOP_SECONDS = 2;

    private final BackendId id;
    private final LayerBackend backend;
    private final Engine engine;
    private volatile boolean dead;
    private volatile Layers.@Nullable Slot slot;

    BackendRunner(BackendId id, LayerBackend backend, Engine engine) {
        this.id = id;
        this.backend = backend;
        this.engine = engine;
    }

    void start() {
        engine.change(layers -> slot = layers.add(id));
        thread("uplink-backend-" + id.name(), this::startBackend);
    }

    private void startBackend() {
        try {
            backend.start(this);
        } catch (RuntimeException | LinkageError failed) {
            if (!dead) {
                LOG.error("Backend {} does not start; it is left out", id.name(), failed);
                withdraw("does not start: " + failed.getMessage());
            }
        }
    }

    /** Takes its layer away at once, and waits at most 2 s for it to end. */
    void stop() {
        dead = true;
        engine.change(layers -> {
            if (slot != null) {
                layers.remove(slot);
            }
        });
        CountDownLatch stopped = new CountDownLatch(1);
        Thread thread = thread("uplink-stop-" + id.name(), () -> {
            try {
                backend.stop();
            } catch (RuntimeException | LinkageError failed) {
                LOG.warn("Backend {} does not stop as it should", id.name(), failed);
            } finally {
                stopped.countDown();
            }
        });
        await(stopped, thread);
    }

    private void await(CountDownLatch stopped, Thread thread) {
        try {
            if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                Throwable where = new Throwable("where it hangs");
                where.setStackTrace(thread.getStackTrace());
                LOG.warn("Backend {} has not stopped within {} s and is abandoned", id.name(), STOP_SECONDS, where);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void publish(Layer layer) {
        engine.publish(() -> dead ? null : slot, layer);
    }

    @Override
    public void withdraw(String why) {
        if (!dead) {
            LOG.info("Backend {} sees nothing: {}", id.name(), why);
        }
        change(layers -> layers.withdraw(slot));
    }

    private void change(Consumer<Layers> change) {
        engine.change(layers -> {
            if (!dead && slot != null) {
                change.accept(layers);
            }
        });
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
