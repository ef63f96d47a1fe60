// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import uplink.profile.HistoryEntry;

/** Numbered entries, and what a record says of them. */
final class Entries {
    private Entries() {}

    static HistoryEntry entry(long number) {
        return new HistoryEntry(
                7,
                number,
                Instant.ofEpochSecond(1_800_000_000L + number, 123_456_789),
                "stateChanged",
                "kernel:eth0",
                Optional.of("eth0"),
                "CONNECTED",
                "x".repeat((int) (number % 50)),
                "",
                1);
    }

    static List<HistoryEntry> entries(long from, long to) {
        return LongStream.range(from, to).mapToObj(Entries::entry).toList();
    }

    static Record open(Path folder, long bound) {
        return new Record(new Record.Store(Optional.of(folder), bound, Duration.ZERO), System::nanoTime);
    }

    static List<HistoryEntry> read(Record record) {
        List<HistoryEntry> entries = new ArrayList<>();
        try {
            record.read(entries::add);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return entries;
    }

    /** What is there when it is opened anew. */
    static List<HistoryEntry> reopened(Path folder, long bound) {
        try (Record record = open(folder, bound)) {
            return read(record);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Segment::is).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static long size(Path folder) {
        return files(folder).stream().mapToLong(file -> file.toFile().length()).sum();
    }
}
