// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/**
 * One write: eight bytes that begin it, the length and the checksum of what follows, and lines of a key, a tab and a value. It counts
 * only as a whole.
 */
final class Frame {
    /** What begins a frame; after damage, reading goes on at the next one. */
    static final byte[] MARK = "\nUPLINK\n".getBytes(StandardCharsets.US_ASCII);

    static final int HEADER = MARK.length + 8;
    private static final int MOST = 1 << 28;

    private Frame() {}

    static byte[] of(Map<String, String> lines) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(lines)
                .forEach((key, value) ->
                        text.append(key).append('\t').append(value).append('\n'));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(HEADER + body.length);
        frame.put(MARK)
                .putInt(body.length)
                .putInt(checksum(body, 0, body.length))
                .put(body);
        return frame.array();
    }

    /** End of the frame that begins at {@code at}; -1 when there is no whole one. */
    static int end(byte[] file, int at) {
        if (file.length - at < HEADER || !marked(file, at)) {
            return -1;
        }
        ByteBuffer header = ByteBuffer.wrap(file, at + MARK.length, 8);
        int length = header.getInt();
        boolean whole = length >= 0 && length <= MOST && length <= file.length - at - HEADER;
        return whole && header.getInt() == checksum(file, at + HEADER, length) ? at + HEADER + length : -1;
    }

    static boolean marked(byte[] file, int at) {
        for (int index = 0; index < MARK.length; index++) {
            if (at + index >= file.length || file[at + index] != MARK[index]) {
                return false;
            }
        }
        return true;
    }

    static void read(byte[] file, int from, int end, BiConsumer<String, String> lines) {
        String body = new String(file, from + HEADER, end - from - HEADER, StandardCharsets.UTF_8);
        body.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            lines.accept(line.substring(0, tab), line.substring(tab + 1));
        });
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}
