// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import uplink.service.statistics.store.Keeper;

/** Writes to a small disk until that is full, makes room, and says what is there in the end. Run by {@link UsageDiskTest}. */
final class FullDisk {
    private FullDisk() {}

    /** The disk. */
    public static void main(String[] words) throws Exception {
        Path disk = Path.of(words[0]);
        Path folder = disk.resolve("statistics");
        Map<String, String> found = new HashMap<>();
        Keeper keeper = Keeper.open(folder, found::put);
        System.out.println("found " + found.get("count"));
        for (int count = 1; count <= 100; count++) {
            Map<String, String> whole = Map.of("count", "" + count, "weight", "x".repeat(4000) + count);
            keeper.write(whole, () -> whole);
        }
        keeper.close();
        found.clear();
        Keeper.open(folder, found::put).close();
        System.out.println("full at " + found.get("count"));
        Files.deleteIfExists(disk.resolve("ballast"));
        Keeper again = Keeper.open(folder, found::put);
        again.write(Map.of("count", "101"), Map::of);
        again.close();
        Keeper.open(folder, found::put).close();
        System.out.println("then " + found.get("count"));
    }
}
