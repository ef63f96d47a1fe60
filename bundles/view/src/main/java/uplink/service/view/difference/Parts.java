// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How one sorted list became another.
 *
 * @param added in the second only
 * @param changed in both by key, and not equal
 * @param removed in the first only, as they were
 */
record Parts<T>(List<T> added, List<Pair<T>> changed, List<T> removed) {
    /** One thing before and after. */
    record Pair<T>(T before, T after) {}

    static <T> Parts<T> between(List<T> before, List<T> after, Function<T, String> key) {
        Parts<T> parts = new Parts<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            int order = order(before, left, after, right, key);
            if (order < 0) {
                parts.removed.add(before.get(left++));
            } else if (order > 0) {
                parts.added.add(after.get(right++));
            } else {
                parts.both(before.get(left++), after.get(right++));
            }
        }
        return parts;
    }

    List<T> apply(List<T> before, Function<T, String> key) {
        Set<String> replaced = new HashSet<>();
        removed.forEach(one -> replaced.add(key.apply(one)));
        changed.forEach(pair -> replaced.add(key.apply(pair.before())));
        List<T> result = new ArrayList<>(before);
        result.removeIf(one -> replaced.contains(key.apply(one)));
        changed.forEach(pair -> result.add(pair.after()));
        result.addAll(added);
        return result;
    }

    private void both(T before, T after) {
        if (before != after && !before.equals(after)) {
            changed.add(new Pair<>(before, after));
        }
    }

    private static <T> int order(List<T> before, int left, List<T> after, int right, Function<T, String> key) {
        if (left == before.size()) {
            return 1;
        }
        if (right == after.size()) {
            return -1;
        }
        T one = before.get(left);
        T other = after.get(right);
        return one == other ? 0 : key.apply(one).compareTo(key.apply(other));
    }
}
