// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import java.util.function.Function;

/** Finds by a key in lists that are sorted by it. Pure. */
final class Sorted {
    private Sorted() {}

    /** The place, or a number below 0. */
    static <T> int find(List<T> list, Function<T, String> key, String wanted) {
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = key.apply(list.get(middle)).compareTo(wanted);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }
}
