// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uplink.profile.HistoryEntry;

class LineTest {
    private static final String LETTERS = "a \t\n\r\\\"=/-ü€😀\u0000";

    @Test
    void givesBackWhatWasWritten() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            HistoryEntry entry = random(random);
            byte[] line = Line.encode(entry);
            assertThat(line[line.length - 1]).isEqualTo(Line.END);
            assertThat(Line.decode(line, 0, line.length - 1)).contains(entry);
        }
    }

    @Test
    void isOneLineThatPeopleCanRead() {
        assertThat(new String(Line.encode(Entries.entry(1)), UTF_8))
                .isEqualTo(
                        "6155154e 7\t1\t2027-01-15T08:00:01.123456789Z\tstateChanged\tkernel:eth0\teth0\tCONNECTED\tx\t\t1\n");
    }

    @Test
    void refusesALineWithAnyByteChanged() {
        byte[] line = Line.encode(Entries.entry(3));
        for (int index = 0; index < line.length - 1; index++) {
            line[index] ^= 1;
            assertThat(Line.decode(line, 0, line.length - 1))
                    .as("byte %s", index)
                    .isEmpty();
            line[index] ^= 1;
        }
    }

    @Test
    void passesOverPartsOfALaterVersion() {
        HistoryEntry entry = Entries.entry(3);
        String later = new String(Line.encode(entry), UTF_8).strip().substring(9) + "\tnew";
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        sum.update(later.getBytes(UTF_8));
        byte[] line = String.format("%08x %s", sum.getValue(), later).getBytes(UTF_8);
        assertThat(Line.decode(line, 0, line.length)).contains(entry);
    }

    private static HistoryEntry random(Random random) {
        return new HistoryEntry(
                random.nextLong(),
                random.nextLong(),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                text(random),
                text(random),
                random.nextBoolean() ? Optional.empty() : Optional.of("i" + text(random)),
                text(random),
                text(random),
                text(random),
                random.nextLong());
    }

    private static String text(Random random) {
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(8); count > 0; count--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
