// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Fills a small disk up by a record, makes room again, and says what the record holds at each step. */
final class FullDisk {
    private FullDisk() {}

    /** The folder that the disk is mounted on. */
    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        FileStore store = Files.getFileStore(disk);
        Files.write(disk.resolve("filler"), new byte[(int) store.getUsableSpace() - 16 * 1024]);
        AtomicLong clock = new AtomicLong();
        Record.Store wanted = new Record.Store(Optional.of(disk.resolve("journal")), 1 << 20, Duration.ZERO);
        try (Record record = new Record(wanted, clock::get)) {
            long next = 0;
            while (store.getUsableSpace() > 0 || next % 100 != 0) {
                record.append(Entries.entries(next, next + 20));
                next += 20;
            }
            record.append(Entries.entries(next, next + 20));
            say(record, next + 20);
            Files.delete(disk.resolve("filler"));
            clock.addAndGet(Duration.ofMinutes(1).toNanos());
            record.append(Entries.entries(next + 20, next + 21));
            say(record, next + 21);
        }
    }

    private static void say(Record record, long count) {
        List<?> kept = Entries.read(record);
        System.out.println(kept.equals(Entries.entries(0, count)) ? "all" : "not all of " + count + ": " + kept.size());
    }
}
