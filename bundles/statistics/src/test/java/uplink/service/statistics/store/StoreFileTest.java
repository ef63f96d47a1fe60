// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
    private static final int SECTOR = 64;

    @TempDir
    private Path temp;

    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        folder = temp.resolve("statistics");
        file = folder.resolve("usage");
    }

    @Test
    void holdsTheLatestOfEachKey() throws Exception {
        try (StoreFile store = StoreFile.open(folder)) {
            store.append(Map.of("a", "1", "b", "2"));
            store.append(Map.of("a", "3"));
            store.append(Map.of("b", ""));
        }
        assertThat(StoreFile.read(folder).lines()).isEqualTo(Map.of("a", "3"));
        assertThat(StoreFile.read(temp.resolve("nowhere")).lines()).isEmpty();
    }

    @Test
    void aWriteThatWasCutOffAnywhereNeverWas() throws Exception {
        byte[] whole = twoWrites();
        int first = firstWrite();
        for (int length = first; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(StoreFile.read(folder).lines()).as("cut at %d", length).containsEntry("a", "old");
            try (StoreFile store = StoreFile.open(folder)) {
                assertThat(store.length()).isEqualTo(first);
                store.append(Map.of("a", "next"));
            }
            Contents after = StoreFile.read(folder);
            assertThat(after.lines()).containsEntry("a", "next");
            assertThat(after.skipped()).isZero();
        }
    }

    @Test
    void aWriteOfWhichAnySectorIsMissingNeverWas() throws Exception {
        byte[] whole = twoWrites();
        for (int from = firstWrite(); from < whole.length; from += SECTOR) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, from, Math.min(from + SECTOR, torn.length), (byte) 0);
            Files.write(file, torn);
            assertThat(StoreFile.read(folder).lines()).as("sector at %d", from).containsEntry("a", "old");
        }
    }

    @Test
    void damageInTheMidstCostsOnlyWhatItHits() throws Exception {
        byte[] whole = twoWrites();
        whole[Frame.HEADER + 1] ^= 1;
        Files.write(file, whole);
        Contents contents = StoreFile.read(folder);
        assertThat(contents.lines()).containsEntry("a", "new").doesNotContainKey("b");
        assertThat(contents.skipped()).isPositive();
    }

    @Test
    void anUnfinishedRewriteIsForgotten() throws Exception {
        twoWrites();
        Files.writeString(folder.resolve("usage.new"), "half a fil");
        try (StoreFile store = StoreFile.open(folder)) {
            assertThat(Files.exists(folder.resolve("usage.new"))).isFalse();
            store.rewrite(Map.of("c", "4"));
            store.append(Map.of("d", "5"));
        }
        assertThat(StoreFile.read(folder).lines()).isEqualTo(Map.of("c", "4", "d", "5"));
    }

    @Test
    void theSecondUserIsToldWhoTheFirstIs() throws Exception {
        try (StoreFile first = StoreFile.open(folder)) {
            first.append(Map.of("a", "1"));
            assertThatExceptionOfType(StoreInUseException.class)
                    .isThrownBy(() -> StoreFile.open(folder))
                    .withMessage("process " + ProcessHandle.current().pid() + " uses " + folder + " already");
        }
        StoreFile.open(folder).close();
    }

    private byte[] twoWrites() throws IOException {
        try (StoreFile store = StoreFile.open(folder)) {
            store.append(Map.of("a", "old", "b", "2"));
            store.append(Map.of("a", "new", "c", "x".repeat(3 * SECTOR)));
        }
        return Files.readAllBytes(file);
    }

    private static int firstWrite() {
        return Frame.of(Map.of("a", "old", "b", "2")).length;
    }
}
