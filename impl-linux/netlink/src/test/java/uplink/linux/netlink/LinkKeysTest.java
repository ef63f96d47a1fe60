// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hardware as the kernel describes it, plugged into folders that look like {@code /sys/class/net}. */
class LinkKeysTest {
    private static final String A = "020000000001";
    private static final String B = "020000000002";

    @TempDir
    private Path root;

    private LinkKeys keys() {
        return new LinkKeys(new Sysfs(root));
    }

    private void plug(String name, String place) throws IOException {
        Path device = Files.createDirectories(root.resolve("devices").resolve(place));
        Path folder = Files.createDirectories(root.resolve(name));
        Files.deleteIfExists(folder.resolve("device"));
        Files.createSymbolicLink(folder.resolve("device"), device);
    }

    private static LinkKeys.Subject hardware(int index, String name, String permanent, String mac) {
        return link(index, name, "", permanent, mac);
    }

    private static LinkKeys.Subject link(int index, String name, String kind, String permanent, String mac) {
        return new LinkKeys.Subject(
                index,
                name,
                kind,
                HexFormat.of().parseHex(permanent),
                HexFormat.of().parseHex(mac));
    }

    @Test
    void survivesRenameRestartHotPlugAndAnotherOrder() {
        LinkKeys first = keys();
        assertThat(first.of(List.of(hardware(2, "eth0", A, A), hardware(3, "eth1", B, B))))
                .containsEntry(2, "mac:02:00:00:00:00:01")
                .containsEntry(3, "mac:02:00:00:00:00:02");
        assertThat(first.of(List.of(hardware(2, "lan0", A, A)))).containsEntry(2, "mac:02:00:00:00:00:01");
        assertThat(first.of(List.of(hardware(2, "lan0", A, A), hardware(9, "eth1", B, B))))
                .containsEntry(9, "mac:02:00:00:00:00:02");
        assertThat(keys().of(List.of(hardware(2, "eth0", B, B), hardware(3, "eth1", A, A))))
                .containsEntry(3, "mac:02:00:00:00:00:01")
                .containsEntry(2, "mac:02:00:00:00:00:02");
    }

    @Test
    void aMacThatChangesChangesNoKey() throws IOException {
        assertThat(keys().of(List.of(hardware(2, "eth0", A, B)))).containsEntry(2, "mac:02:00:00:00:00:01");
        plug("usb0", "usb1-1.4");
        assertThat(keys().of(List.of(hardware(2, "usb0", "", A))).get(2)).endsWith("/usb1-1.4");
        assertThat(keys().of(List.of(hardware(2, "usb0", "", B))).get(2)).endsWith("/usb1-1.4");
        LinkKeys neither = keys();
        String before = neither.of(List.of(hardware(4, "odd0", "", A))).get(4);
        assertThat(neither.of(List.of(hardware(4, "odd0", "", B))).get(4)).isEqualTo(before);
    }

    @Test
    void ofTwoWithOneMacThePlaceDecidesAndNotTheOrder() throws IOException {
        plug("eth0", "pci-1");
        plug("eth1", "pci-2");
        String plain = "mac:02:00:00:00:00:01";
        assertThat(keys().of(List.of(hardware(2, "eth0", A, A), hardware(3, "eth1", A, A))))
                .containsEntry(2, plain)
                .containsEntry(3, plain + "@pci-2");
        plug("eth0", "pci-2");
        plug("eth1", "pci-1");
        assertThat(keys().of(List.of(hardware(2, "eth0", A, A), hardware(3, "eth1", A, A))))
                .containsEntry(3, plain)
                .containsEntry(2, plain + "@pci-2");
    }

    @Test
    void aSecondOneWithTheSameMacTakesNoKeyAway() throws IOException {
        plug("eth0", "pci-1");
        plug("eth1", "pci-2");
        LinkKeys keys = keys();
        String plain = "mac:02:00:00:00:00:01";
        LinkKeys.Subject first = hardware(3, "eth1", A, A);
        LinkKeys.Subject second = hardware(4, "eth0", A, A);
        assertThat(keys.of(List.of(first))).containsEntry(3, plain);
        assertThat(keys.of(List.of(first, second))).containsEntry(3, plain).containsEntry(4, plain + "@pci-1");
        assertThat(keys.of(List.of(second))).containsEntry(4, plain + "@pci-1");
    }

    @Test
    void aNameTakenByOtherHardwareIsAnotherLink() {
        LinkKeys keys = keys();
        String before = keys.of(List.of(hardware(2, "eth0", A, A))).get(2);
        assertThat(keys.of(List.of(hardware(5, "eth0", B, B))).get(5)).isNotEqualTo(before);
        assertThat(keys.of(List.of(link(6, "eth0", "bridge", "", A))).get(6)).isEqualTo("bridge:eth0");
    }
}
