// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uplink.profile.HistoryEntry;

/**
 * One file of the record, as long as it was when somebody looked.
 *
 * @param number the greater the newer
 * @param file where it is
 * @param length bytes that count; what is behind them may still be being written
 */
record Segment(long number, Path file, long length) {
    private static final Pattern NAME = Pattern.compile("journal-([0-9]{8,18})");

    static boolean is(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    static Segment of(Path file) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IOException(file + " is no part of a journal");
        }
        return new Segment(Long.parseLong(name.group(1)), file, Files.size(file));
    }

    static Path file(Path folder, long number) {
        return folder.resolve(String.format("journal-%08d", number));
    }

    /**
     * Reads every whole line, and steps over what is none. A file that was rotated away meanwhile holds nothing.
     *
     * @return where the last whole line ends
     */
    long read(Consumer<HistoryEntry> entries) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException rotatedAway) {
            return 0;
        }
        int limit = (int) Math.min(length, bytes.length);
        int begin = 0;
        int good = 0;
        for (int index = 0; index < limit; index++) {
            if (bytes[index] == Line.END) {
                var entry = Line.decode(bytes, begin, index);
                begin = index + 1;
                good = entry.isPresent() ? begin : good;
                entry.ifPresent(entries);
            }
        }
        return good;
    }
}
