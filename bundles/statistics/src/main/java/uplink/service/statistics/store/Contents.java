// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file holds.
 *
 * @param lines the latest value of each key, in the order in which keys were written first
 * @param length up to the end of the last whole frame
 * @param skipped bytes before that which belong to no whole frame: damage
 */
record Contents(Map<String, String> lines, int length, int skipped) {
    /** Of no file. */
    static final Contents NOTHING = new Contents(Map.of(), 0, 0);

    /** A torn last frame is left out; damage in the midst costs no more than the frames that it hits. */
    static Contents read(byte[] file) {
        Map<String, String> lines = new LinkedHashMap<>();
        int whole = 0;
        int skipped = 0;
        int at = 0;
        while (at < file.length) {
            int end = Frame.end(file, at);
            if (end < 0) {
                at++;
                continue;
            }
            skipped += at - whole;
            Frame.read(file, at, end, (key, value) -> put(lines, key, value));
            at = end;
            whole = end;
        }
        return new Contents(lines, whole, skipped);
    }

    private static void put(Map<String, String> lines, String key, String value) {
        if (value.isEmpty()) {
            lines.remove(key);
        } else {
            lines.put(key, value);
        }
    }
}
