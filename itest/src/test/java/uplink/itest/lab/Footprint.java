// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What this process holds.
 *
 * @param descriptors open ones
 * @param threads how many by name, without numbers
 */
record Footprint(long descriptors, Map<String, Long> threads) {
    /** They live on for a while, or grow to a bound: Java's own, dbus-java's for calls to our objects, and that of commands. */
    private static final List<String> POOLS =
            List.of("process reaper", "ForkJoinPool", "DBus#MethodCall#Receiver", "uplink#networkmanager#command#");

    static Footprint now() {
        Map<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[\\d:.@-]+", "#"))
                .filter(name -> POOLS.stream().noneMatch(name::startsWith))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return new Footprint(new File("/proc/self/fd").list().length, threads);
    }

    /** Is this no more than {@code before}. */
    boolean fits(Footprint before) {
        return descriptors <= before.descriptors
                && threads.entrySet().stream()
                        .allMatch(one -> one.getValue() <= before.threads.getOrDefault(one.getKey(), 0L));
    }

    /** Waits until it is no more than {@code before}. */
    static void back(Footprint before) throws Exception {
        try {
            Gateway.eventually("no more than before", () -> now().fits(before));
        } catch (AssertionError more) {
            throw new AssertionError("before " + before + " and now " + now(), more);
        }
    }
}
