// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** A line of the store, word by word: no word holds a space or a line's end, an empty one is {@code %}. */
final class Words {
    private static final String EMPTY = "%";

    private final List<String> words;
    private int next;

    Words(String line) {
        words = List.of(line.split(" "));
    }

    static String join(Object... words) {
        StringJoiner line = new StringJoiner(" ");
        for (Object word : words) {
            line.add(word instanceof Number ? word.toString() : written(word.toString()));
        }
        return line.toString();
    }

    private static String written(String word) {
        return word.isEmpty() ? EMPTY : URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    /** The next word. */
    String word() {
        if (next == words.size()) {
            throw new IllegalArgumentException("a line of " + words.size() + " words is too short");
        }
        String word = words.get(next++);
        return word.equals(EMPTY) ? "" : URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    /** The next word as a number. */
    long number() {
        return Long.parseLong(word());
    }
}
