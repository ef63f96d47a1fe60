// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.linux.kernel.KernelCounters;
import uplink.linux.netlink.Sysfs;
import uplink.profile.Link;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.statistics.book.Reading;
import uplink.service.statistics.book.UsageBook;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.Origin;

/** What it costs to sample a thousand links each second: prints the part of a core, and holds it to 0.2 per cent. */
@Timeout(120)
class UsageCostTest {
    private static final int PAIRS = 500;
    private static final int WARM = 300;
    private static final int ROUNDS = 101;
    private static final double MOST_PER_CENT = 0.2;

    @TempDir
    private Path files;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final UsageBook book = new UsageBook(ZoneOffset.UTC);
    private Lab lab;
    private KernelCounters counters;
    private View view = View.builder(1, 0).build();

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        List<String> lines = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            lines.add("link add a" + pair + " type veth peer name b" + pair);
        }
        lab.ip("-batch " + Files.write(files.resolve("batch"), lines));
        counters = lab.inside(() -> {
            KernelCounters made = KernelCounters.of(new Sysfs(files.resolve("none")));
            made.start();
            return made;
        });
        List<Link> links = counters.counters().keySet().stream()
                .map(key -> Link.builder(key)
                        .technology(Technology.ETHERNET)
                        .backend("kernel")
                        .build())
                .toList();
        view = View.builder(1, 1).links(links).build();
    }

    @AfterEach
    void close() {
        if (counters != null) {
            counters.stop();
            lab.close();
        }
    }

    @Test
    void aThousandLinksCostNearlyNothing() {
        double idle = perCent(counters::counters);
        double busy = perCent(new Busy(counters.counters()));
        System.out.printf(
                "%d links sampled each second cost %.3f %% of a core read from the kernel, %.3f %% when every one has carried"
                        + " bytes (the latter without the kernel's part)%n",
                view.links().size(), idle, busy);
        assertThat(idle).isLessThanOrEqualTo(MOST_PER_CENT);
        assertThat(busy).isLessThanOrEqualTo(MOST_PER_CENT);
    }

    /** Counters of which every one moves each time. */
    private static final class Busy implements Supplier<Map<String, Counters>> {
        private final Map<String, Counters> first;
        private long carried;

        Busy(Map<String, Counters> first) {
            this.first = first;
        }

        @Override
        public Map<String, Counters> get() {
            carried += 1000;
            Map<String, Counters> now = new HashMap<>();
            first.forEach((link, was) -> {
                Origin origin = was.origin();
                now.put(link, new Counters(was.receivedBytes() + carried, carried, carried, carried, 0, origin));
            });
            return now;
        }
    }

    /** Median of the processor time of one sample, as a part of a second. */
    private double perCent(Supplier<Map<String, Counters>> reader) {
        long[] nanos = new long[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadCpuTime();
            book.add(view, List.of(new Reading("kernel", reader.get())), Instant.now());
            nanos[Math.max(0, round)] = threads.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1e9 * 100;
    }
}
