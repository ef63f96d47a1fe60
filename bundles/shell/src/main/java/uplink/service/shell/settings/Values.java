// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import uplink.profile.MacAddress;
import uplink.profile.Metered;
import uplink.profile.Proxy;

/** Reads what stands behind a key. Each throws IllegalArgumentException with what is allowed. Pure. */
final class Values {
    /** What can be seen, and not be wanted. */
    private static final Set<String> SEEN_ONLY = Set.of("UNKNOWN", "FIXED");

    private Values() {}

    static boolean whether(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on" -> true;
            case "no", "false", "off" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither yes nor no");
        };
    }

    static Metered metered(String text) {
        return text.equalsIgnoreCase("auto") ? Metered.UNKNOWN : whether(text) ? Metered.YES : Metered.NO;
    }

    static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is no number");
        }
        return Long.parseLong(text);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        List<E> all = Arrays.stream(type.getEnumConstants())
                .filter(one -> !SEEN_ONLY.contains(one.name()))
                .toList();
        return all.stream()
                .filter(one -> one.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + names(all)));
    }

    static <E extends Enum<E>> String names(List<E> all) {
        return all.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    static <T> List<T> list(String text, Function<String, T> each) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::trim).map(each).toList();
    }

    static <T> Optional<T> optional(String text, Function<String, T> value) {
        return text.isEmpty() ? Optional.empty() : Optional.of(value.apply(text));
    }

    static Proxy proxy(String text) {
        if (text.isEmpty() || text.equals("none")) {
            return Proxy.DIRECT;
        }
        if (text.equals("auto")) {
            return Proxy.automatic("");
        }
        return text.startsWith("auto:") ? Proxy.automatic(text.substring("auto:".length())) : Proxy.parse(text);
    }

    static MacAddress mac(String text) {
        return MacAddress.parse(text);
    }
}
