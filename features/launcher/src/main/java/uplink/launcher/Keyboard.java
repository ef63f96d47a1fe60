// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Asks for secrets: a person without echo, a pipe without a question. */
final class Keyboard {
    /** Answers one line, without its end, for the caller to wipe; empty when there is none. */
    Optional<char[]> secret(String prompt) throws IOException {
        if (!Boolean.getBoolean("uplink.keyboard")) {
            return line();
        }
        Console console = System.console();
        if (console != null) {
            return Optional.ofNullable(console.readPassword("%s: ", prompt));
        }
        System.err.print(prompt + ": ");
        echo("-echo");
        try {
            return line();
        } finally {
            echo("echo");
            System.err.println();
        }
    }

    /** Java has no console while standard output is a pipe. */
    private static void echo(String mode) throws IOException {
        try {
            int status = new ProcessBuilder("stty", mode).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException("stty fails");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static Optional<char[]> line() throws IOException {
        Line line = new Line();
        int next = System.in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = System.in.read()) {
            line.write(next);
        }
        return Optional.of(line.text());
    }

    /** Bytes that can be wiped. */
    private static final class Line extends ByteArrayOutputStream {
        Line() {
            super(4096);
        }

        char[] text() {
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(buf, 0, count));
            char[] text = Arrays.copyOf(decoded.array(), decoded.limit());
            Arrays.fill(decoded.array(), '\0');
            Arrays.fill(buf, (byte) 0);
            return text;
        }
    }
}
