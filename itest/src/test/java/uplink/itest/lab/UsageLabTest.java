// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
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
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTE = 1 << 20;

    private record Last(String link, Counters counters) {}

    @TempDir
    private Path files;

    private final BlockingQueue<Last> gone = new LinkedBlockingQueue<>();
    private Lab lab;
    private Lab far;
    private KernelCounters counters;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        far = Lab.open();
        cable();
        counters = lab.inside(() -> {
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
            lab.close();
            far.close();
        }
    }

    @Test
    void agreesWithTheKernelToTheByte() throws Exception {
        Counters before = counters.counters().get("veth:up0");
        push(MEGABYTE);
        quiet();
        Counters after = counters.counters().get("veth:up0");
        JsonNode kernel = stats();
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
        push(MEGABYTE);
        quiet();
        long sent = stats().at("/tx/bytes").asLong();
        lab.ip("link del up0");
        Last last = gone.poll(5, TimeUnit.SECONDS);
        assertThat(last).isNotNull();
        assertThat(last.link).isEqualTo("veth:up0");
        assertThat(last.counters.sentBytes()).isEqualTo(sent);
        assertThat(last.counters.origin()).isEqualTo(before.origin());
        assertThat(counters.counters()).doesNotContainKey("veth:up0");
        cable();
        Counters anew = counters.counters().get("veth:up0");
        assertThat(anew.origin()).isNotEqualTo(before.origin());
        assertThat(anew.sentBytes()).isLessThan(MEGABYTE);
    }

    @Test
    void aRenamedInterfaceIsTheSameLifeUnderAnotherName() throws Exception {
        Counters before = counters.counters().get("veth:up0");
        lab.ip("link set up0 down");
        lab.ip("link set up0 name other0");
        Gateway.eventually("its other name", () -> counters.counters().containsKey("veth:other0"));
        Map<String, Counters> all = counters.counters();
        assertThat(all).doesNotContainKey("veth:up0");
        assertThat(all.get("veth:other0").origin()).isEqualTo(before.origin());
    }

    @Test
    void everyByteIsFoundAgainOverDeathsAndNewInterfaces() throws Exception {
        UsageBook book = life();
        read(book);
        long before = stats().at("/tx/bytes").asLong();
        push(MEGABYTE);
        quiet();
        read(book);
        long first = stats().at("/tx/bytes").asLong() - before;
        assertThat(sent(book)).isEqualTo(first).isGreaterThan(MEGABYTE);
        write(book);
        push(MEGABYTE);
        UsageBook next = life();
        quiet();
        read(next);
        long second = stats().at("/tx/bytes").asLong() - before;
        assertThat(sent(next)).as("pushed while nobody counted").isEqualTo(second);
        counters.gone((link, last) -> next.gone("kernel", link, last, Instant.now()));
        push(MEGABYTE);
        quiet();
        long third = stats().at("/tx/bytes").asLong() - before;
        lab.ip("link del up0");
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isNotNull();
        cable();
        push(MEGABYTE);
        quiet();
        read(next);
        long fourth = stats().at("/tx/bytes").asLong();
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

    private void cable() {
        lab.ip("link add up0 type veth peer name far0 netns " + far.name());
        lab.ip("addr add 192.0.2.2/24 dev up0");
        far.ip("addr add 192.0.2.1/24 dev far0");
        lab.ip("link set up0 addrgenmode none");
        far.ip("link set far0 addrgenmode none");
        lab.ip("link set up0 up");
        far.ip("link set far0 up");
    }

    private JsonNode stats() throws Exception {
        return JSON.readTree(lab.ip("-j -s link show up0")).get(0).get("stats64");
    }

    /** Waits until two looks agree: acknowledgements and neighbour requests come late. */
    private void quiet() throws Exception {
        String before = "";
        String now = stats().toString();
        while (!now.equals(before)) {
            before = now;
            now = stats().toString();
        }
    }

    private void push(int bytes) throws Exception {
        ServerSocket server = far.inside(() -> new ServerSocket(7000, 1, InetAddress.getByName("192.0.2.1")));
        CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> swallow(server));
        Socket socket = lab.inside(Socket::new);
        lab.inside(() -> {
            socket.connect(new InetSocketAddress("192.0.2.1", 7000), 5000);
            return true;
        });
        try (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[bytes]);
        }
        assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo(bytes);
        server.close();
    }

    private static long swallow(ServerSocket server) {
        try (Socket accepted = server.accept();
                InputStream in = accepted.getInputStream()) {
            return in.readAllBytes().length;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
