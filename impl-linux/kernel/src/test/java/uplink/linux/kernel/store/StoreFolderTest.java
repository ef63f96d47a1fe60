// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.Metered;
import uplink.profile.ProfileSettings;
import uplink.profile.Proxy;
import uplink.profile.Technology;

class StoreFolderTest {
    private static final String KEY = "mac:02:00:5e:00:53:01";

    @TempDir
    private Path root;

    private static LinkRecord record() throws Exception {
        ProfileSettings settings = ProfileSettings.builder("back\\slash = and more", Technology.ETHERNET)
                .interfaceName(Optional.of("eth0"))
                .mtuBytes(OptionalInt.of(1400))
                .proxy(Proxy.manual("proxy.example", 3128))
                .metered(Metered.UNKNOWN)
                .autoconnect(false)
                .ip(
                        Family.IPV4,
                        IpSettings.builder(IpMethod.STATIC)
                                .addresses(List.of(LinkAddress.of(InetAddress.getByName("192.0.2.2"), 24)))
                                .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                                .dns(DnsMethod.STATIC, List.of(InetAddress.getByName("192.0.2.53")))
                                .searchDomains(List.of("lan.example", "example"))
                                .routeMetric(OptionalLong.of(7))
                                .build())
                .ip(
                        Family.IPV6,
                        IpSettings.builder(IpMethod.AUTO)
                                .privacy(Optional.of(true))
                                .defaultRoute(false)
                                .build())
                .build();
        return new LinkRecord(
                Optional.of(settings),
                4,
                Optional.of(true),
                OptionalLong.of(10),
                settings.ip(Family.IPV4).addresses(),
                Map.of("mtu", "1500", "accept_ra", "1"));
    }

    @Test
    void whatIsWrittenIsReadByTheNext() throws Exception {
        try (StoreFolder folder = StoreFolder.open(root)) {
            new LinkRecords(folder).put(KEY, record());
        }
        try (StoreFolder folder = StoreFolder.open(root)) {
            assertThat(new LinkRecords(folder).of(KEY)).isEqualTo(record());
        }
    }

    @Test
    void oneFolderHasOneUser() throws Exception {
        try (StoreFolder folder = StoreFolder.open(root)) {
            folder.write("links", KEY, Map.of("a", "b"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> StoreFolder.open(root))
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        StoreFolder.open(root).close();
    }

    @Test
    void whatIsCutOffIsPutAsideAndTheRestIsRead() throws Exception {
        try (StoreFolder folder = StoreFolder.open(root)) {
            folder.write("links", "whole", Map.of("a", "line\nfeed"));
            folder.write("links", "cut", Map.of("a", "b"));
            folder.write("links", "later", Map.of("a", "b"));
        }
        Path cut = root.resolve("links/cut.txt");
        Files.writeString(cut, Files.readString(cut).replace("end\n", ""));
        Path later = root.resolve("links/later.txt");
        Files.writeString(later, Files.readString(later).replace("kernel 1", "kernel 2"));
        try (StoreFolder folder = StoreFolder.open(root)) {
            assertThat(folder.all("links")).containsOnlyKeys("whole");
            assertThat(folder.find("links", "whole")).contains(Map.of("a", "line\nfeed"));
        }
        assertThat(root.resolve("links/cut.txt.unreadable")).exists();
        assertThat(root.resolve("links/later.txt.unreadable")).exists();
    }

    @Test
    void aHalfWrittenNewOneIsNoneAtAll() throws Exception {
        try (StoreFolder folder = StoreFolder.open(root)) {
            folder.write("links", "a", Map.of("value", "old"));
        }
        Files.writeString(root.resolve("links/a.txt.new"), "uplink kern");
        try (StoreFolder folder = StoreFolder.open(root)) {
            assertThat(folder.find("links", "a")).contains(Map.of("value", "old"));
            folder.delete("links", "a");
            assertThat(folder.all("links")).isEmpty();
        }
    }

    @Test
    void memoryWritesNothing() {
        StoreFolder folder = StoreFolder.inMemory();
        folder.write("links", "a", Map.of("b", "c"));
        assertThat(folder.find("links", "a")).contains(Map.of("b", "c"));
        assertThat(root).isEmptyDirectory();
    }
}
