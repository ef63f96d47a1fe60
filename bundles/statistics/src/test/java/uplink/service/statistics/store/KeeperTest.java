// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
    @TempDir
    private Path folder;

    private final Map<String, String> found = new HashMap<>();

    @Test
    void nothingIsWrittenOfNothing() throws Exception {
        try (Keeper keeper = Keeper.open(folder, found::put)) {
            keeper.write(Map.of("a", "1"), Map::of);
            long length = Files.size(folder.resolve("usage"));
            keeper.write(Map.of(), Map::of);
            assertThat(Files.size(folder.resolve("usage"))).isEqualTo(length);
        }
    }

    @Test
    void theFileStaysSmallHoweverOftenItIsWritten() throws Exception {
        try (Keeper keeper = Keeper.open(folder, found::put)) {
            for (int write = 0; write < 200; write++) {
                String value = write + "x".repeat(5000);
                keeper.write(Map.of("a", value), () -> Map.of("a", value));
            }
            assertThat(Files.size(folder.resolve("usage"))).isLessThan(300_000);
        }
        Keeper.open(folder, found::put).close();
        assertThat(found.get("a")).startsWith("199x");
    }

    @Test
    void whoComesSecondReadsAndDoesNotWrite() throws Exception {
        try (Keeper first = Keeper.open(folder, found::put)) {
            first.write(Map.of("a", "1"), Map::of);
            try (Keeper second = Keeper.open(folder, found::put)) {
                second.write(Map.of("a", "2"), Map::of);
            }
            assertThat(found).isEqualTo(Map.of("a", "1"));
            assertThat(StoreFile.read(folder).lines()).isEqualTo(Map.of("a", "1"));
        }
    }

    @Test
    void anInterruptedCallerCostsNothing() throws Exception {
        try (Keeper keeper = Keeper.open(folder, found::put)) {
            Thread.currentThread().interrupt();
            keeper.write(Map.of("a", "1"), Map::of);
            assertThat(Thread.interrupted()).isTrue();
            keeper.write(Map.of("b", "2"), Map::of);
        }
        assertThat(StoreFile.read(folder).lines()).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void aLineThatNobodyUnderstandsCostsNoOther() throws Exception {
        try (Keeper keeper = Keeper.open(folder, found::put)) {
            keeper.write(Map.of("a", "1", "b", "2"), Map::of);
        }
        Keeper.open(folder, (key, value) -> {
                    if (key.equals("a")) {
                        throw new IllegalArgumentException("what is an a");
                    }
                    found.put(key, value);
                })
                .close();
        assertThat(found).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain() throws Exception {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where a folder should be");
        try (Keeper keeper = Keeper.open(blocked, found::put)) {
            keeper.write(Map.of("a", "1"), Map::of);
            Files.delete(blocked);
            keeper.write(Map.of("b", "2"), Map::of);
        }
        assertThat(StoreFile.read(blocked).lines()).isEqualTo(Map.of("a", "1", "b", "2"));
    }
}
