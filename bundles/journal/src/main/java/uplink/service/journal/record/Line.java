// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import uplink.profile.HistoryEntry;

/**
 * One entry as one line: eight hex digits of CRC-32C (RFC 3720), a blank, the entry's parts with tabs between them, a line feed.
 * The checksum is that of the UTF-8 bytes between blank and line feed. Pure.
 */
final class Line {
    static final byte END = '\n';
    private static final int CHECKSUM = 9;
    private static final int PARTS = 10;
    /** Stands for the interface that an entry does not have; no interface is named so, a slash is not allowed in one. */
    private static final String NONE = "/";

    private Line() {}

    static byte[] encode(HistoryEntry entry) {
        String text = String.join(
                "\t",
                Long.toString(entry.epoch()),
                Long.toString(entry.sequence()),
                entry.at().toString(),
                escape(entry.event()),
                escape(entry.subject()),
                escape(entry.interfaceName().orElse(NONE)),
                escape(entry.before()),
                escape(entry.after()),
                escape(entry.cause()),
                Long.toString(entry.times()));
        byte[] payload = text.getBytes(UTF_8);
        return (checksum(payload, 0, payload.length) + " " + text + "\n").getBytes(UTF_8);
    }

    /** What {@code bytes} from {@code begin} to {@code end}, the line feed left out, say; empty when they are no whole line. */
    static Optional<HistoryEntry> decode(byte[] bytes, int begin, int end) {
        int payload = begin + CHECKSUM;
        if (payload >= end || bytes[payload - 1] != ' ') {
            return Optional.empty();
        }
        String checksum = new String(bytes, begin, CHECKSUM - 1, UTF_8);
        if (!checksum.equals(checksum(bytes, payload, end - payload))) {
            return Optional.empty();
        }
        return entry(new String(bytes, payload, end - payload, UTF_8).split("\t", -1));
    }

    /** Parts behind the last known one are those of a later version, and do not count. */
    private static Optional<HistoryEntry> entry(String[] parts) {
        if (parts.length < PARTS) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (String part : parts) {
            texts.add(unescape(part));
        }
        try {
            return Optional.of(new HistoryEntry(
                    Long.parseLong(texts.get(0)),
                    Long.parseLong(texts.get(1)),
                    Instant.parse(texts.get(2)),
                    texts.get(3),
                    texts.get(4),
                    Optional.of(texts.get(5)).filter(name -> !name.equals(NONE)),
                    texts.get(6),
                    texts.get(7),
                    texts.get(8),
                    Long.parseLong(texts.get(9))));
        } catch (NumberFormatException | DateTimeException strange) {
            return Optional.empty();
        }
    }

    private static String checksum(byte[] bytes, int begin, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, begin, length);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '\\' && index + 1 < text.length()) {
                letter = text.charAt(++index);
                plain.append(letter == 't' ? '\t' : letter == 'n' ? '\n' : letter);
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
