// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.shell;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beginning of a body, for a document: as text if it is text, else as Base64. */
final class BodyText implements Fetch.Sink {
    private static final int LARGEST = 64 << 10;

    private final ByteArrayOutputStream begin = new ByteArrayOutputStream();
    private long bytes;

    @Override
    public void take(byte[] piece, int length) {
        begin.write(piece, 0, Math.min(length, LARGEST - begin.size()));
        bytes += length;
    }

    void into(Map<String, @Nullable Object> document) {
        boolean truncated = bytes > LARGEST;
        byte[] taken = begin.toByteArray();
        document.put("bytes", bytes);
        document.put("truncated", truncated);
        try {
            document.put("body", text(taken, truncated));
            document.put("encoding", "TEXT");
        } catch (CharacterCodingException binary) {
            document.put("body", Base64.getEncoder().encodeToString(taken));
            document.put("encoding", "BASE64");
        }
        document.put("file", null);
    }

    /** A character that was cut in two at the end is left out. */
    private static String text(byte[] taken, boolean truncated) throws CharacterCodingException {
        int end = taken.length;
        for (int back = 0; truncated && back < 3 && end > 0 && (taken[end - 1] & 0xC0) == 0x80; back++) {
            end--;
        }
        if (truncated && end > 0 && taken[end - 1] < 0) {
            end--;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(taken, 0, end))
                .toString();
    }
}
