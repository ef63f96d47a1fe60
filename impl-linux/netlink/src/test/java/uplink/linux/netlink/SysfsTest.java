// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysfsTest {
    @Test
    void saysNothingOfWhatIsNotThere(@TempDir Path root) {
        Sysfs sysfs = new Sysfs(root);
        assertThat(sysfs.speedBitsPerSecond("eth0")).isEmpty();
        assertThat(sysfs.deviceType("eth0")).isEmpty();
        assertThat(sysfs.wireless("eth0")).isFalse();
        assertThat(sysfs.physical("eth0")).isFalse();
        assertThat(sysfs.devicePath("eth0")).isEmpty();
    }

    @Test
    void readsSpeedAndType(@TempDir Path root) throws Exception {
        Path wlan = Files.createDirectories(root.resolve("wlan0"));
        Files.writeString(wlan.resolve("speed"), "1000\n");
        Files.writeString(wlan.resolve("uevent"), "INTERFACE=wlan0\nDEVTYPE=wlan\nIFINDEX=3\n");
        Files.createDirectories(wlan.resolve("phy80211"));
        Sysfs sysfs = new Sysfs(root);
        assertThat(sysfs.speedBitsPerSecond("wlan0")).hasValue(1_000_000_000L);
        assertThat(sysfs.deviceType("wlan0")).isEqualTo("wlan");
        assertThat(sysfs.wireless("wlan0")).isTrue();
        Files.writeString(wlan.resolve("speed"), "-1\n");
        assertThat(sysfs.speedBitsPerSecond("wlan0")).isEmpty();
    }
}
