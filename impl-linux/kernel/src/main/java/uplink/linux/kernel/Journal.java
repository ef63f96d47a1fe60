// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import uplink.linux.kernel.change.Snapshot;
import uplink.linux.kernel.store.LinkRecord;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.RouteMessage;

/**
 * What was there before a change that waits to be confirmed.
 *
 * @param record what was wanted
 * @param snapshot what the kernel had; empty when the link was not there
 * @param boot life of the machine in which it was taken
 * @param deadlineMillis of {@link #uptimeMillis}; 0 as long as the change is under way
 */
record Journal(LinkRecord record, Optional<Snapshot> snapshot, String boot, long deadlineMillis) {
    private static final int BUFFER = 8192;
    private static final HexFormat HEX = HexFormat.of();
    private static final String SYSCTL = "snapshot.sysctl.";
    private static final String ADDRESS = "snapshot.address.";
    private static final String ROUTE = "snapshot.route.";

    /** Taken now, of this life of the machine. */
    static Journal begin(LinkRecord record, Optional<Snapshot> snapshot) {
        return new Journal(record, snapshot, currentBoot(), 0);
    }

    Journal armed(Duration within) {
        return new Journal(record, snapshot, boot, uptimeMillis() + within.toMillis());
    }

    /** The machine was started anew since: the kernel has forgotten everything. */
    boolean ofAnotherBoot() {
        return !boot.equals(currentBoot());
    }

    /** Time that is left; none of a change that a crash broke off. */
    Duration left() {
        long left = ofAnotherBoot() || deadlineMillis == 0 ? 0 : deadlineMillis - uptimeMillis();
        return Duration.ofMillis(Math.max(0, left));
    }

    Map<String, String> format() {
        Map<String, String> text = new HashMap<>(record.format());
        text.put("boot", boot);
        text.put("deadline", Long.toString(deadlineMillis));
        snapshot.ifPresent(seen -> {
            text.put("snapshot.up", Boolean.toString(seen.up()));
            seen.mtu().ifPresent(mtu -> text.put("snapshot.mtu", Integer.toString(mtu)));
            seen.sysctls().forEach((name, value) -> text.put(SYSCTL + name, value));
            number(ADDRESS, seen.addresses(), address -> hex(address::write), text);
            number(ROUTE, seen.routes(), route -> hex(route::write), text);
        });
        return text;
    }

    private static <T> void number(String prefix, List<T> all, Function<T, String> form, Map<String, String> text) {
        for (int index = 0; index < all.size(); index++) {
            text.put(prefix + String.format("%05d", index), form.apply(all.get(index)));
        }
    }

    private static String hex(Consumer<ByteBuffer> writer) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.nativeOrder());
        writer.accept(buffer);
        return HEX.formatHex(buffer.array(), 0, buffer.position());
    }

    static Journal parse(Map<String, String> text) {
        return new Journal(
                LinkRecord.parse(text),
                text.containsKey("snapshot.up") ? Optional.of(snapshot(text)) : Optional.empty(),
                text.getOrDefault("boot", ""),
                Long.parseLong(text.getOrDefault("deadline", "0")));
    }

    private static Snapshot snapshot(Map<String, String> text) {
        Map<String, String> sysctls = new HashMap<>();
        text.forEach((name, value) -> {
            if (name.startsWith(SYSCTL)) {
                sysctls.put(name.substring(SYSCTL.length()), value);
            }
        });
        String mtu = text.get("snapshot.mtu");
        return new Snapshot(
                Boolean.parseBoolean(text.get("snapshot.up")),
                mtu == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(mtu)),
                sysctls,
                list(ADDRESS, text, AddressMessage::read),
                list(ROUTE, text, RouteMessage::read));
    }

    private static <T> List<T> list(String prefix, Map<String, String> text, Function<ByteBuffer, T> reader) {
        List<T> found = new ArrayList<>();
        text.keySet().stream().filter(name -> name.startsWith(prefix)).sorted().forEach(name -> {
            ByteBuffer bytes = ByteBuffer.wrap(HEX.parseHex(text.get(name))).order(ByteOrder.nativeOrder());
            found.add(reader.apply(bytes));
        });
        return found;
    }

    private static String currentBoot() {
        return read("/proc/sys/kernel/random/boot_id");
    }

    /** Since the machine was started, sleep included; no clock that somebody sets. */
    static long uptimeMillis() {
        String text = read("/proc/uptime");
        return (long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1000);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
