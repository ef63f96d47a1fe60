// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Times of the same work, in nanoseconds. */
final class Samples {
    private final List<Long> nanos = new ArrayList<>();

    void add(long value) {
        nanos.add(value);
    }

    void addAll(Samples other) {
        nanos.addAll(other.nanos);
    }

    /** For another process; read by {@link #parse}. */
    String line() {
        return nanos.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static Samples parse(String line) {
        Samples samples = new Samples();
        for (String word : line.split(" ")) {
            samples.add(Long.parseLong(word));
        }
        return samples;
    }

    int size() {
        return nanos.size();
    }

    double median() {
        return percentile(50);
    }

    /** Nearest rank. */
    double percentile(int per) {
        if (nanos.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        int rank = (int) Math.ceil(per / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /** {@code 12 us (p99 40)}. */
    @Override
    public String toString() {
        return text(median()) + " (p99 " + text(percentile(99)) + ", n " + size() + ")";
    }

    /** For people. */
    static String text(double nanos) {
        if (nanos < 1_000) {
            return String.format(Locale.ROOT, "%.1f ns", nanos);
        }
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f us", nanos / 1_000);
        }
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1_000_000);
    }
}
