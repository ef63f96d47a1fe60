// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static uplink.service.journal.record.Entries.entries;
import static uplink.service.journal.record.Entries.entry;
import static uplink.service.journal.record.Entries.files;
import static uplink.service.journal.record.Entries.open;
import static uplink.service.journal.record.Entries.read;
import static uplink.service.journal.record.Entries.reopened;
import static uplink.service.journal.record.Entries.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.HistoryEntry;

class RecordTest {
    private static final long BOUND = 64 * 1024;

    @TempDir
    Path folder;

    @Test
    void outlivesItsProcess() {
        try (Record record = open(folder, BOUND)) {
            record.append(entries(0, 10));
            assertThat(read(record)).isEqualTo(entries(0, 10));
        }
        try (Record record = open(folder, BOUND)) {
            record.append(entries(10, 20));
        }
        assertThat(reopened(folder, BOUND)).isEqualTo(entries(0, 20));
    }

    @Test
    void keepsTheNewestWithinItsBound() {
        List<HistoryEntry> kept = new ArrayList<>();
        try (Record record = open(folder, BOUND)) {
            for (long number = 0; number < 5000; number++) {
                record.append(List.of(entry(number)));
                if (number % 97 == 0) {
                    assertThat(size(folder)).isLessThanOrEqualTo(BOUND);
                }
            }
            kept.addAll(read(record));
        }
        assertThat(size(folder)).isBetween(BOUND * 3 / 4, BOUND);
        assertThat(kept).isEqualTo(entries(5000 - kept.size(), 5000));
        assertThat(reopened(folder, BOUND)).isEqualTo(kept);
    }

    @Test
    void shrinksWhenItsBoundDoes() {
        try (Record record = open(folder, 4 * BOUND)) {
            record.append(entries(0, 1000));
            record.append(entries(1000, 2000));
        }
        try (Record record = open(folder, BOUND)) {
            record.append(entries(2000, 2300));
            assertThat(size(folder)).isLessThanOrEqualTo(BOUND);
            List<HistoryEntry> kept = read(record);
            assertThat(kept).isEqualTo(entries(2300 - kept.size(), 2300));
        }
    }

    @Test
    void losesTheLastEntryAloneWhereverTheFileIsCut() throws IOException {
        Path whole = written(folder.resolve("whole"), 3);
        byte[] bytes = Files.readAllBytes(whole);
        int last = bytes.length - Line.encode(entry(2)).length;
        for (int length = last; length < bytes.length; length++) {
            checkTail(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void losesTheLastEntryAloneWhicheverOfItsBytesIsWrong() throws IOException {
        byte[] bytes = Files.readAllBytes(written(folder.resolve("whole"), 3));
        int last = bytes.length - Line.encode(entry(2)).length;
        for (int index = last; index < bytes.length; index++) {
            for (byte wrong : new byte[] {0, '\n', (byte) (bytes[index] ^ 0x10)}) {
                byte[] torn = bytes.clone();
                torn[index] = wrong;
                if (torn[index] != bytes[index]) {
                    checkTail(torn);
                }
            }
        }
    }

    @Test
    void cutsOffZerosThatAPowerCutLeaves() throws IOException {
        byte[] bytes = Files.readAllBytes(written(folder.resolve("whole"), 2));
        checkTail(Arrays.copyOf(bytes, bytes.length + 4096));
    }

    private void checkTail(byte[] torn) throws IOException {
        Path copy = Files.createTempDirectory(folder, "torn");
        Files.write(Segment.file(copy, 1), torn);
        try (Record record = open(copy, BOUND)) {
            assertThat(read(record)).isEqualTo(entries(0, 2));
            assertThat(size(copy)).isEqualTo(Line.encode(entry(0)).length + Line.encode(entry(1)).length);
            record.append(List.of(entry(3)));
        }
        assertThat(reopened(copy, BOUND)).containsExactly(entry(0), entry(1), entry(3));
    }

    private static Path written(Path where, int count) {
        try (Record record = open(where, BOUND)) {
            record.append(entries(0, count));
        }
        return Segment.file(where, 1);
    }

    @Test
    void stepsOverDamageInItsMiddle() throws IOException {
        Path file = written(folder, 5);
        byte[] bytes = Files.readAllBytes(file);
        bytes[Line.encode(entry(0)).length + 20] ^= 1;
        Files.write(file, bytes);
        assertThat(reopened(folder, BOUND)).containsExactly(entry(0), entry(2), entry(3), entry(4));
    }

    @Test
    void theSecondUserGoesOnInMemory() throws IOException {
        try (Record first = open(folder, BOUND);
                Record second = open(folder, BOUND)) {
            first.append(entries(0, 3));
            second.append(entries(10, 12));
            assertThat(read(second)).isEqualTo(entries(10, 12));
            assertThat(read(first)).isEqualTo(entries(0, 3));
            assertThat(Files.readString(folder.resolve("lock")).strip())
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void theLockNamesTheProcessThatHasIt() throws IOException {
        long pid = ProcessHandle.current().pid();
        try (StoreLock held = StoreLock.of(folder)) {
            assertThat(held).isNotNull();
            assertThatIOException()
                    .isThrownBy(() -> StoreLock.of(folder))
                    .withMessage(folder + " is in use by process " + pid);
        }
        StoreLock.of(folder).close();
    }

    @Test
    void writesWhatWaitedInMemoryOnceItCan() throws IOException {
        Path place = Files.writeString(folder.resolve("place"), "no folder");
        AtomicLong clock = new AtomicLong();
        try (Record record = new Record(new Record.Store(Optional.of(place), BOUND, Duration.ZERO), clock::get)) {
            record.append(entries(0, Record.MOST + 500));
            assertThat(read(record)).isEqualTo(entries(500, Record.MOST + 500));
            Files.delete(place);
            record.append(entries(Record.MOST + 500, Record.MOST + 501));
            assertThat(Files.exists(place)).isFalse();
            clock.addAndGet(Duration.ofMinutes(1).toNanos());
            record.append(entries(Record.MOST + 501, Record.MOST + 502));
        }
        List<HistoryEntry> kept = reopened(place, BOUND);
        assertThat(size(place)).isLessThanOrEqualTo(BOUND);
        assertThat(kept).isNotEmpty().isEqualTo(entries(Record.MOST + 502 - kept.size(), Record.MOST + 502));
    }

    @Test
    void remembersInMemoryAloneWithoutAFolder() {
        try (Record record = new Record(new Record.Store(Optional.empty(), BOUND, Duration.ZERO), System::nanoTime)) {
            record.append(entries(0, 5));
            assertThat(read(record)).isEqualTo(entries(0, 5));
        }
    }

    @Test
    void passesOverForeignFiles() throws IOException {
        Files.writeString(folder.resolve("journal-x"), "mine", StandardOpenOption.CREATE);
        written(folder, 2);
        assertThat(reopened(folder, BOUND)).isEqualTo(entries(0, 2));
        assertThat(files(folder)).hasSize(1);
    }
}
