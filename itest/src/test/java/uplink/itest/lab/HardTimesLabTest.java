// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.linux.kernel.Control;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.kernel.KernelPlace;
import uplink.linux.netlink.Sysfs;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;
import uplink.service.view.RunningView;

/** Storms: in the end the view says what {@code ip} says, memory stays bounded, and no listener misses a step. */
class HardTimesLabTest {
    private static final int DEFAULT_BUFFER = 212_992;
    private static final int LARGE_BUFFER = 8 << 20;
    private static final long MEMORY = 96L << 20;

    @TempDir
    private Path files;

    private final CountDownLatch patience = new CountDownLatch(1);
    private final Account quick = new Account(new CountDownLatch(0));
    private final Account slow = new Account(patience);
    private Lab lab;
    private RunningView running;
    private long memory;

    @BeforeEach
    void open() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set up0 up");
        lab.ip("link set far0 up");
    }

    @AfterEach
    void close() throws Exception {
        patience.countDown();
        if (running != null) {
            running.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    private void start(int buffer, CountDownLatch gate) throws Exception {
        Control control = Control.of("", java.util.Optional.empty(), files);
        KernelBackend backend = new KernelBackend(
                new KernelPlace(new Sysfs(files.resolve("none")), files.resolve("resolv.conf"), buffer), control);
        memory = used();
        lab.inside(() -> {
            running = new RunningView("kernel", new Gated(backend, gate));
            return true;
        });
        running.follow(quick);
        running.follow(slow);
        Gateway.eventually("the first view", () -> addresses(running.view()).equals(addressesByIp()));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void batch(StringBuilder commands) throws Exception {
        Path batch = Files.writeString(files.resolve("batch"), commands);
        lab.ip("-batch " + batch);
    }

    /** Everybody comes to the same end, and memory is given back. */
    private void settles() throws Exception {
        Gateway.eventually("the view", () -> agrees(running.view()));
        patience.countDown();
        for (Account account : new Account[] {quick, slow}) {
            Gateway.eventually("the account", () -> agrees(account.last()));
            assertThat(account.errors()).isEmpty();
            assertThat(account.told()).isPositive();
        }
        assertThat(used() - memory).isLessThan(MEMORY);
    }

    /** With what {@code ip} says now: link-local addresses come by themselves, and may come while {@code ip} reads. */
    private boolean agrees(View view) {
        try {
            return links(view).equals(linksByIp()) && addresses(view).equals(addressesByIp());
        } catch (IllegalStateException interrupted) {
            return false;
        }
    }

    private static StringBuilder addressChanges(int count) {
        StringBuilder commands = new StringBuilder();
        for (int round = 0; round < count / 2 - 1; round++) {
            String address = "198.51." + round / 200 % 200 + "." + (1 + round % 200) + "/32 dev up0\n";
            commands.append("addr add ").append(address).append("addr del ").append(address);
        }
        return commands.append("addr add 203.0.113.1/32 dev up0\naddr add 203.0.113.2/32 dev up0\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {DEFAULT_BUFFER, LARGE_BUFFER})
    void twentyThousandAddressChanges(int buffer) throws Exception {
        start(buffer, new CountDownLatch(0));
        batch(addressChanges(20_000));
        settles();
    }

    @Test
    void aReaderThatStandsStillForTenSeconds() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        start(DEFAULT_BUFFER, gate);
        batch(addressChanges(20_000));
        settles();
        assertThat(gate.getCount()).as("it stood still").isZero();
    }

    @Test
    void aThousandInterfacesComeAndGo() throws Exception {
        start(LARGE_BUFFER, new CountDownLatch(0));
        StringBuilder come = new StringBuilder();
        StringBuilder go = new StringBuilder();
        for (int index = 0; index < 500; index++) {
            come.append("link add a" + index + " type veth peer name b" + index + "\n");
            come.append("link set a" + index + " up\nlink set b" + index + " up\n");
            come.append("addr add 10.1." + index / 250 + "." + (1 + index % 250) + "/32 dev a" + index + "\n");
            go.append("link del a" + index + "\n");
        }
        batch(come);
        assertThat(linksByIp()).hasSize(1003);
        settles();
        batch(go);
        settles();
        assertThat(running.view().links()).hasSize(3);
    }

    @Test
    void aThousandFlapsAreCounted() throws Exception {
        start(LARGE_BUFFER, new CountDownLatch(0));
        long before = carrierChanges();
        StringBuilder flaps = new StringBuilder();
        for (int flap = 0; flap < 1000; flap++) {
            flaps.append("link set far0 down\nlink set far0 up\n");
        }
        batch(flaps);
        long after = carrierChanges();
        settles();
        assertThat(after - before).isEqualTo(2000);
        for (View view : new View[] {running.view(), quick.last(), slow.last()}) {
            assertThat(view.link("veth:up0").orElseThrow().carrierChanges()).isEqualTo(after);
        }
    }

    private long carrierChanges() {
        return Long.parseLong(
                lab.command("cat", "/sys/class/net/up0/carrier_changes").strip());
    }

    private static Set<String> addresses(View view) {
        Set<String> all = new TreeSet<>();
        for (Link link : view.links()) {
            for (Family family : Family.values()) {
                link.ip(family)
                        .addresses()
                        .forEach(one -> all.add(link.interfaceName().orElseThrow() + " " + one));
            }
        }
        return all;
    }

    private Set<String> addressesByIp() {
        Set<String> all = new TreeSet<>();
        for (JsonNode link : lab.json("addr")) {
            for (JsonNode address : link.get("addr_info")) {
                all.add(link.get("ifname").asText() + " " + address.get("local").asText() + "/"
                        + address.get("prefixlen").asInt());
            }
        }
        return all;
    }

    private static Set<String> links(View view) {
        Set<String> all = new TreeSet<>();
        view.links().forEach(link -> all.add(link.interfaceName().orElseThrow() + " " + link.enabled()));
        return all;
    }

    private Set<String> linksByIp() {
        Set<String> all = new TreeSet<>();
        for (JsonNode link : lab.json("link")) {
            all.add(link.get("ifname").asText() + " "
                    + link.get("flags").toString().contains("\"UP\""));
        }
        return all;
    }

    /** Holds the reader once, in its second layer, for 10 s: the kernel goes on meanwhile. */
    private record Gated(KernelBackend backend, CountDownLatch gate) implements LayerBackend {
        @Override
        public void start(LayerSink sink) {
            backend.start(new LayerSink() {
                @Override
                public void publish(Layer layer) {
                    sink.publish(layer);
                    if (Thread.currentThread().getName().equals("uplink-netlink") && gate.getCount() > 0) {
                        hold();
                    }
                }

                @Override
                public void withdraw(String why) {
                    sink.withdraw(why);
                }
            });
        }

        private void hold() {
            try {
                assertThat(gate.await(10, TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            gate.countDown();
        }

        @Override
        public void stop() {
            backend.stop();
        }
    }
}
