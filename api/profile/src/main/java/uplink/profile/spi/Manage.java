// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The links that the operator has given to Uplink.
 *
 * @param entries link keys and names of interfaces, where {@code *} stands for anything
 */
public record Manage(List<String> entries) {
    public Manage {
        entries = List.copyOf(entries);
    }

    /** Entries apart by commas and blanks. */
    public static Manage parse(String text) {
        return new Manage(Arrays.stream(text.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /** The configuration's when it names any, else the framework property's. */
    public static Manage of(String[] configured, String property) {
        Manage own = parse(String.join(",", configured));
        return own.entries.isEmpty() ? parse(property) : own;
    }

    /** Has the operator given this link; never the loopback. */
    public boolean covers(String key, String name) {
        return !key.startsWith("loopback:") && names(key, name);
    }

    /** Has the operator given what is called by any of these names. */
    public boolean names(String... names) {
        return entries.stream()
                .anyMatch(entry -> Arrays.stream(names).anyMatch(name -> entry.equals(name) || glob(entry, name)));
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
