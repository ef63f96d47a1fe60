// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small gateway in a process and a namespace of its own, that has started. */
final class Started implements AutoCloseable {
    private final Process process;
    final long nanos;
    final long residentKilobytes;
    final long pid;

    /** As on a small device: Java's serial collector and 32 MB of heap. */
    Started(Namespace namespace, String what) {
        List<String> words = new ArrayList<>(Child.java());
        words.addAll(1, List.of("-XX:+UseSerialGC", "-Xmx32m", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of(Ready.class.getName(), what));
        try {
            long begin = System.nanoTime();
            process = new ProcessBuilder(namespace.inside(words))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String ready = answer.readLine();
            nanos = System.nanoTime() - begin;
            String line = answer.readLine();
            if (ready == null || line == null) {
                throw new IllegalStateException(what + " does not start");
            }
            String[] parts = line.split(" ");
            residentKilobytes = Long.parseLong(parts[0]);
            pid = Long.parseLong(parts[1]);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
