// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The links that the operator has given to Uplink.
 *
 * @param entries link keys and names of interfaces, where {@code *} stands for anything
 */
record Manage(List<String> entries) {
    Manage {
        entries = List.copyOf(entries);
    }

    /** Entries apart by commas and blanks. */
    static Manage parse(String text) {
        return new Manage(Arrays.stream(text.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /** The configuration's when it names any, else the framework property's. */
    static Manage of(String[] configured, String property) {
        Manage own = parse(String.join(",", configured));
        return own.entries.isEmpty() ? parse(property) : own;
    }

    /** Has the operator given this link; never the loopback. */
    boolean covers(String key, String name) {
        return !key.startsWith("loopback:")
                && entries.stream().anyMatch(entry -> entry.equals(key) || glob(entry, name) || glob(entry, key));
    }

    private static boolean glob(String entry, String text) {
        String[] parts = entry.split("\\*", -1);
        String pattern = Arrays.stream(parts)
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return text.matches(pattern);
    }
}
