// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import uplink.profile.Secret;

/** Asks for a secret: without echo at a terminal, else the first line of standard input. */
final class Prompt {
    private static final int MOST = 4096;

    private Prompt() {}

    static Optional<Secret> secret(String what) {
        java.io.Console console = System.console();
        if (console == null) {
            return line(System.in);
        }
        char[] typed = console.readPassword("%s: ", what);
        return typed == null ? Optional.empty() : wiped(typed, typed.length);
    }

    /** One line, which may lack its end. */
    static Optional<Secret> line(InputStream in) {
        char[] line = new char[MOST];
        int length = 0;
        try {
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            for (int next = reader.read(); next >= 0 && next != '\n' && length < MOST; next = reader.read()) {
                line[length++] = (char) next;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return end == 0 ? Optional.empty() : wiped(line, end);
    }

    private static Optional<Secret> wiped(char[] text, int length) {
        char[] exact = Arrays.copyOf(text, length);
        try {
            return Optional.of(Secret.of(exact));
        } finally {
            Arrays.fill(exact, '\0');
            Arrays.fill(text, '\0');
        }
    }
}
