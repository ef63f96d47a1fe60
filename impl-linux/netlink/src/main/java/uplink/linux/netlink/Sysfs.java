// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What {@code /sys/class/net} says of interfaces; empty wherever it says nothing. Safe for any thread. */
public final class Sysfs {
    private final Path root;

    /** The machine's own. */
    public Sysfs() {
        this(Path.of("/sys/class/net"));
    }

    /** Another one. */
    public Sysfs(Path root) {
        this.root = root;
    }

    /** Nominal speed in bits per second; empty when the driver does not know, and while there is no carrier. */
    public OptionalLong speedBitsPerSecond(String name) {
        Optional<Long> megabits = read(name, "speed").flatMap(Sysfs::number).filter(value -> value > 0);
        return megabits.map(value -> OptionalLong.of(value * 1_000_000)).orElse(OptionalLong.empty());
    }

    /** How often its carrier has turned since it exists. */
    public OptionalLong carrierChanges(String name) {
        Optional<Long> changes = read(name, "carrier_changes").flatMap(Sysfs::number);
        return changes.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Has it a carrier; empty when it is switched off or the kernel cannot tell. */
    public Optional<Boolean> carrier(String name) {
        return read(name, "carrier").map("1"::equals);
    }

    /** {@code DEVTYPE} of its uevent: wlan, wwan, bluetooth, bridge, vlan; empty of a plain one. */
    public String deviceType(String name) {
        return read(name, "uevent")
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith("DEVTYPE=")).findFirst())
                .map(line -> line.substring("DEVTYPE=".length()))
                .orElse("");
    }

    /** Has a radio of IEEE 802.11. */
    public boolean wireless(String name) {
        return Files.exists(root.resolve(name).resolve("phy80211"))
                || Files.exists(root.resolve(name).resolve("wireless"));
    }

    /** Has hardware of its own. */
    public boolean physical(String name) {
        return Files.exists(root.resolve(name).resolve("device"));
    }

    /** Where its hardware is plugged in: the same after a reboot, as long as nobody moves it. */
    public Optional<String> devicePath(String name) {
        try {
            return Optional.of(root.resolve(name).resolve("device").toRealPath().toString());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private Optional<String> read(String name, String file) {
        try {
            return Optional.of(
                    Files.readString(root.resolve(name).resolve(file)).strip());
        } catch (IOException absentOrNotNow) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
