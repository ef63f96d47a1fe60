// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
import uplink.service.statistics.store.Keeper;
import uplink.statistics.Subject;
import uplink.statistics.spi.Counters;

/** What the kernel backend counts, beside what the kernel itself says. */
@Timeout(60)
class UsageLabTest {
    private static final int MEGABYTE = 1 << 20;

    private record Last(String link, Counters counters) {}

    @TempDir
    private Path files;

    private final BlockingQueue<Last> gone = new LinkedBlockingQueue<>();
    private Cable cable;
    private KernelCounters counters;

    @BeforeEach
    void open() throws Exception {
        cable = Cable.open();
        counters = cable.near().inside(() -> {
            KernelCounters made = KernelCounters.of(new Sysfs(files.resolve("none")));
            made.start();
            return made;
        });
        counters.gone((link, last) -> gone.add(new Last(link, last)));
    }

    @AfterEach
    void close() {
        if (counters != null) {
            counters.stop();
            cable.close();
        }
    }

    @Test
    void agreesWithTheKernelToTheByte() throws Exception {
        Counters before = counters.counters().get("veth:up0");
        cable.push(MEGABYTE);
        cable.quiet();
        Counters after = counters.counters().get("veth:up0");
        JsonNode kernel = cable.stats();
        assertThat(after.sentBytes()).isEqualTo(kernel.at("/tx/bytes").asLong());
        assertThat(after.receivedBytes()).isEqualTo(kernel.at("/rx/bytes").asLong());
        assertThat(after.sentPackets()).isEqualTo(kernel.at("/tx/packets").asLong());
        assertThat(after.receivedPackets()).isEqualTo(kernel.at("/rx/packets").asLong());
        assertThat(after.errors()).isZero();
        assertThat(after.sentBytes() - before.sentBytes()).isBetween((long) MEGABYTE, MEGABYTE * 11L / 10);
        assertThat(after.origin()).isEqualTo(before.origin());
    }

    @Test
    void aLinkThatGoesTellsItsLastBytes() throws Exception {
        Counters before = counters.counters().get("veth:up0");
        cable.push(MEGABYTE);
        cable.quiet();
        long sent = cable.stats().at("/tx/bytes").asLong();
        cable.near().ip("link del up0");
        Last last = gone.poll(5, TimeUnit.SECONDS);
        assertThat(last).isNotNull();
        assertThat(last.link).isEqualTo("veth:up0");
        assertThat(last.counters.sentBytes()).isEqualTo(sent);
        assertThat(last.counters.origin()).isEqualTo(before.origin());
        assertThat(counters.counters()).doesNotContainKey("veth:up0");
        cable.lay();
        Counters anew = counters.counters().get("veth:up0");
        assertThat(anew.origin()).isNotEqualTo(before.origin());
        assertThat(anew.sentBytes()).isLessThan(MEGABYTE);
    }

    @Test
    void aRenamedInterfaceIsTheSameLifeUnderAnotherName() throws Exception {
        Counters before = counters.counters().get("veth:up0");
        cable.near().ip("link set up0 down");
        cable.near().ip("link set up0 name other0");
        Gateway.eventually("its other name", () -> counters.counters().containsKey("veth:other0"));
        Map<String, Counters> all = counters.counters();
        assertThat(all).doesNotContainKey("veth:up0");
        assertThat(all.get("veth:other0").origin()).isEqualTo(before.origin());
    }

    @Test
    void everyByteIsFoundAgainOverDeathsAndNewInterfaces() throws Exception {
        UsageBook book = life();
        read(book);
        long before = cable.stats().at("/tx/bytes").asLong();
        cable.push(MEGABYTE);
        cable.quiet();
        read(book);
        long first = cable.stats().at("/tx/bytes").asLong() - before;
        assertThat(sent(book)).isEqualTo(first).isGreaterThan(MEGABYTE);
        write(book);
        cable.push(MEGABYTE);
        UsageBook next = life();
        cable.quiet();
        read(next);
        long second = cable.stats().at("/tx/bytes").asLong() - before;
        assertThat(sent(next)).as("pushed while nobody counted").isEqualTo(second);
        counters.gone((link, last) -> next.gone("kernel", link, last, Instant.now()));
        cable.push(MEGABYTE);
        cable.quiet();
        long third = cable.stats().at("/tx/bytes").asLong() - before;
        cable.near().ip("link del up0");
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isNotNull();
        cable.lay();
        cable.push(MEGABYTE);
        cable.quiet();
        read(next);
        long fourth = cable.stats().at("/tx/bytes").asLong();
        assertThat(sent(next)).as("over two interfaces").isEqualTo(third + fourth);
    }

    private UsageBook life() throws Exception {
        UsageBook book = new UsageBook(ZoneOffset.UTC);
        Keeper.open(files.resolve("statistics"), book::load).close();
        return book;
    }

    private void write(UsageBook book) throws Exception {
        try (Keeper keeper = Keeper.open(files.resolve("statistics"), (key, value) -> {})) {
            keeper.write(book.changes(), book::whole);
        }
    }

    private void read(UsageBook book) {
        Map<String, Counters> now = counters.counters();
        List<Link> links = now.keySet().stream()
                .map(key -> Link.builder(key)
                        .technology(Technology.ETHERNET)
                        .backend("kernel")
                        .build())
                .toList();
        View view = View.builder(1, 1).links(links).build();
        book.add(view, List.of(new Reading("kernel", now)), Instant.now());
    }

    private static long sent(UsageBook book) {
        return book.usage(Subject.link("veth:up0")).orElseThrow().sent().total();
    }

    @Test
    void stoppingLeavesNothingBehind() {
        counters.stop();
        counters.stop();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("uplink-netlink"));
        assertThat(counters.counters()).isEmpty();
    }
}
