// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JVM inside of a namespace of its own, which measures what it is told to. */
final class Child implements AutoCloseable {
    private final Namespace namespace;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    Child(int interfaces) {
        namespace = Namespace.open(interfaces);
        try {
            List<String> words = new ArrayList<>(java());
            words.addAll(List.of(Inside.class.getName(), Integer.toString(interfaces)));
            process = new ProcessBuilder(namespace.inside(words))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            if (!"ready".equals(answers.readLine())) {
                throw new IllegalStateException("the measuring process does not start");
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same Java and class path as this process. */
    static List<String> java() {
        List<String> words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Duplink.home=" + Gateway.home(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dorg.slf4j.simpleLogger.logFile=/dev/null",
                "-cp",
                System.getProperty("java.class.path")));
        if (Runtime.version().feature() >= 24) {
            words.addAll(1, List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        return words;
    }

    Samples measure(String work, int times) {
        orders.println(work + " " + times);
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(work + " was not measured");
            }
            return Samples.parse(line);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        orders.close();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        namespace.close();
    }
}
