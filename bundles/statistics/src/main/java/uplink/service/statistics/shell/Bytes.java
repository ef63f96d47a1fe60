// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them. */
final class Bytes {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?([a-zA-Z]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "",
            1L,
            "b",
            1L,
            "kb",
            1000L,
            "mb",
            1000_000L,
            "gb",
            1000_000_000L,
            "tb",
            1000_000_000_000L,
            "kib",
            1L << 10,
            "mib",
            1L << 20,
            "gib",
            1L << 30,
            "tib",
            1L << 40);
    private static final String[] SHOWN = {"KiB", "MiB", "GiB", "TiB"};

    private Bytes() {}

    static long read(String text) {
        Matcher written = WRITTEN.matcher(text);
        Long unit = written.matches() ? UNITS.get(written.group(2).toLowerCase(Locale.ROOT)) : null;
        BigDecimal bytes = unit == null
                ? BigDecimal.ONE.negate()
                : new BigDecimal(written.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.signum() < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no number of bytes, want such as 1500000, 1.5MB or 3GiB");
        }
        return bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    static String show(long bytes) {
        double shown = bytes;
        String unit = "B";
        for (int at = 0; at < SHOWN.length && shown >= 1024; at++) {
            shown /= 1024;
            unit = SHOWN[at];
        }
        return unit.equals("B")
                ? bytes + " B"
                : String.format(Locale.ROOT, shown < 10 ? "%.2f %s" : "%.1f %s", shown, unit);
    }
}
