// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process whose output is read as it comes. */
public final class Started {
    /** What a process said, and how it ended. */
    public record Answer(int status, String out, String error) {}

    private final Process process;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> error;

    /** Begins to read. */
    public Started(Process process) {
        this.process = process;
        this.out = reading(process.getInputStream());
        this.error = reading(process.getErrorStream());
    }

    /** By a thread of its own, since it blocks for as long as the process runs. */
    private static CompletableFuture<String> reading(InputStream stream) {
        CompletableFuture<String> all = new CompletableFuture<>();
        Thread thread = new Thread(() -> all.completeAsync(() -> read(stream), Runnable::run), "reads-a-process");
        thread.setDaemon(true);
        thread.start();
        return all;
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** The process itself. */
    public Process process() {
        return process;
    }

    /** Waits for its end, 30 s at most. */
    public Answer answer() throws Exception {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
            return new Answer(process.exitValue(), out.get(5, TimeUnit.SECONDS), error.get(5, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
    }
}
