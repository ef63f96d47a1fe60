// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.time.Duration;
import java.time.Instant;

/** Lets virtual time follow real time. Its thread runs only while it does. */
public final class Pacemaker implements AutoCloseable {
    private static final double FASTEST = 86_400;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long STOP_MILLIS = 2000;
    private static final double NANOS = 1e9;

    private final Clockwork clockwork;
    private Thread thread = new Thread("uplink-sim-clock");

    public Pacemaker(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    /** Virtual seconds per second; 0 stops it. */
    public synchronized void pace(double pace) {
        if (!(pace >= 0 && pace <= FASTEST)) {
            throw new IllegalArgumentException("a pace of " + pace + " is not within 0 to 86400");
        }
        close();
        if (pace > 0) {
            thread = new Thread(() -> run(pace), "uplink-sim-clock");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public synchronized void close() {
        thread.interrupt();
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(double pace) {
        long begin = System.nanoTime();
        Instant from = clockwork.now();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                double seconds = (System.nanoTime() - begin) / NANOS * pace;
                clockwork.until(from.plusNanos((long) (seconds * NANOS)));
                clockwork.await(pace, PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
