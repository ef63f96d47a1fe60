// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import uplink.service.shell.wire.MalformedLineException;

/** Cuts bytes into lines of UTF-8, and wipes them behind itself. For one thread. */
final class LineBuffer {
    private static final int FIRST = 256;

    private final int most;
    private byte[] bytes = new byte[FIRST];
    private int length;

    /** For lines of {@code most} bytes. */
    LineBuffer(int most) {
        this.most = most;
    }

    /** Takes what {@code more} holds up to the end of a line; the line, for the caller to wipe, or empty when its end is not there. */
    Optional<char[]> take(ByteBuffer more) {
        while (more.hasRemaining()) {
            byte next = more.get();
            if (next == '\n') {
                return Optional.of(line());
            }
            if (length == most) {
                throw new MalformedLineException("a line is longer than " + most + " bytes");
            }
            add(next);
        }
        return Optional.empty();
    }

    private void add(byte next) {
        if (length == bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, Math.min(most, 2 * length));
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        bytes[length++] = next;
    }

    private char[] line() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            char[] line = Arrays.copyOf(text.array(), text.limit());
            Arrays.fill(text.array(), '\0');
            return line;
        } catch (CharacterCodingException malformed) {
            throw new MalformedLineException("a line is no UTF-8");
        } finally {
            wipe();
        }
    }

    /** Forgets what has come of a line. */
    void wipe() {
        Arrays.fill(bytes, 0, length, (byte) 0);
        length = 0;
    }
}
