// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word that somebody may have meant. Pure. */
public final class Near {
    private static final int FAR = 3;

    private Near() {}

    /** {@code , did you mean 'status'?} or nothing. */
    public static String to(String word, List<String> words) {
        Optional<String> nearest = words.stream()
                .filter(one -> distance(word, one) < FAR)
                .min(Comparator.comparingInt(one -> distance(word, one)));
        return nearest.map(one -> ", did you mean '" + one + "'?").orElse("");
    }

    /** How many letters to add, drop or change; Levenshtein. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int changed = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
