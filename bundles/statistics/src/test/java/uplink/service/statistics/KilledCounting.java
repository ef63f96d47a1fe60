// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import uplink.profile.Link;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.statistics.book.Reading;
import uplink.service.statistics.book.UsageBook;
import uplink.service.statistics.store.Keeper;
import uplink.statistics.Subject;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.Origin;

/**
 * Counts as fast as it can until it is killed, and prints each total that is on the disk. The link's counter is the clock of the
 * machine: it goes on while nobody looks, and its own beginning is given.
 */
final class KilledCounting {
    private static final Subject LINK = Subject.link("mac:a");
    private static final View VIEW = View.builder(1, 1)
            .links(List.of(Link.builder("mac:a")
                    .technology(Technology.ETHERNET)
                    .backend("kernel")
                    .build()))
            .build();

    private KilledCounting() {}

    /** Folder, and the nanosecond at which the counter began. */
    public static void main(String[] words) throws Exception {
        UsageBook book = new UsageBook(ZoneOffset.UTC);
        Keeper keeper = Keeper.open(Path.of(words[0]), book::load);
        System.out.println("read " + total(book));
        while (true) {
            long carried = System.nanoTime() - Long.parseLong(words[1]);
            Counters counters = new Counters(carried, 0, 0, 0, 0, new Origin("boot/1", 64));
            book.add(VIEW, List.of(new Reading("kernel", Map.of("mac:a", counters))), Instant.now());
            keeper.write(book.changes(), book::whole);
            System.out.println("kept " + total(book) + " " + carried + " .");
        }
    }

    private static long total(UsageBook book) {
        return book.usage(LINK).map(usage -> usage.received().total()).orElse(-1L);
    }
}
