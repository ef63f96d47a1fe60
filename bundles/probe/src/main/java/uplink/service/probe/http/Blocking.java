// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that only ends when what it waits for is closed: by another thread, so that an interrupt or its time ends it. */
public final class Blocking {
    private Blocking() {}

    /**
     * Answers what {@code work} does.
     *
     * @param open is closed when the caller is interrupted or the time is over
     * @throws SocketTimeoutException when the time is over
     * @throws InterruptedIOException when the caller is interrupted; the flag stays set
     */
    public static <T> T run(Executor threads, Closeable open, Duration patience, Callable<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        threads.execute(task);
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            end(task, open);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("called off");
        } catch (TimeoutException late) {
            end(task, open);
            throw new SocketTimeoutException("nothing came within " + patience.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw thrown(failed.getCause());
        }
    }

    private static void end(FutureTask<?> task, Closeable open) throws IOException {
        task.cancel(true);
        open.close();
    }

    private static IOException thrown(Throwable cause) throws IOException {
        if (cause instanceof IOException known) {
            return known;
        }
        if (cause instanceof RuntimeException defect) {
            throw defect;
        }
        return new IOException(cause);
    }
}
