// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uplink.profile.Profile;

/** Words, widths and times as people read them. Pure. */
public final class Texts {
    private static final Duration YEAR = Duration.ofDays(366);
    private static final List<String> BYTES = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    private Texts() {}

    /** A constant's name in small letters: {@code CALL_ONLY_AVAILABLE} is {@code call only available}. */
    public static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A technology as people write it. */
    public static String technology(String constant) {
        return switch (constant) {
            case "WIFI" -> "Wi-Fi";
            case "CELLULAR" -> "mobile network";
            case "ETHERNET" -> "Ethernet";
            case "BLUETOOTH" -> "Bluetooth";
            case "NET_PROXY" -> "host device";
            default -> words(constant);
        };
    }

    /** {@code 45 s}, {@code 3 min}, {@code 2 h 5 min}, {@code 4 d}. */
    public static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 24) {
            return hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        return hours / 24 + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }

    /** {@code 999 B}, {@code 1.50 KiB}, {@code 12.3 MiB}: at most four figures. */
    static String bytes(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= 999.5 && unit < BYTES.size() - 1) {
            shown /= 1024;
            unit++;
        }
        int places = unit == 0 || shown >= 99.95 ? 0 : shown >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + places + "f %s", shown, BYTES.get(unit));
    }

    /** {@code for 3 min}; empty of a time that is not known, to come, or too long ago to be told truly. */
    static Optional<String> since(Optional<Instant> since, Instant now) {
        return since.map(at -> Duration.between(at, now))
                .filter(time -> !time.isNegative() && time.compareTo(YEAR) < 0)
                .map(time -> "for " + duration(time));
    }

    /** The same of a profile; of a simulated one nothing, since its clock is not ours. */
    static Optional<String> since(Profile profile, Instant now) {
        return profile.simulated() ? Optional.empty() : since(profile.since(), now);
    }

    /** Without what would command the terminal. Names come from the air. */
    public static String safe(String text) {
        return text.codePoints().anyMatch(Texts::commands)
                ? text.codePoints()
                        .map(point -> commands(point) ? '?' : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    private static boolean commands(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    }

    /** Columns that a text without colours takes: two for wide letters, none for marks upon letters. */
    public static int width(String text) {
        return text.codePoints().map(Texts::columns).sum();
    }

    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6
                || point >= 0x1F300 && point <= 0x1FAFF;
        return wide ? 2 : 1;
    }

    /** With blanks behind it, at least one. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(1, columns - width(text)));
    }

    /** Cut where it is longer. */
    static String cut(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 3) + "...";
    }

    /** Four steps of a signal, from -90 to -50 dBm. */
    static String bars(int dbm, Style style) {
        int full = Math.max(1, Math.min(4, (dbm + 100) / 10));
        String all = style.symbol("▂▄▆█", "####");
        String rest = style.symbol("▂▄▆█", "....");
        String lit = all.substring(0, full);
        return (full > 1 ? style.good(lit) : style.warn(lit)) + style.dim(rest.substring(full));
    }
}
