// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import java.util.List;
import java.util.stream.Collectors;

/** Finds the words that somebody may have meant. Pure. */
public final class Near {
    private static final int FAR = 3;
    private static final int MOST = 4;

    private Near() {}

    /** {@code , did you mean 'status'?}, of several as near {@code 'wait' or 'watch'}, or nothing. */
    public static String to(String word, List<String> words) {
        int least = words.stream().mapToInt(one -> distance(word, one)).min().orElse(FAR);
        String near = words.stream()
                .filter(one -> least < FAR && distance(word, one) == least || begins(one, word))
                .distinct()
                .limit(MOST)
                .map(one -> "'" + one + "'")
                .collect(Collectors.joining(" or "));
        return near.isEmpty() ? "" : ", did you mean " + near + "?";
    }

    private static boolean begins(String whole, String word) {
        return word.length() > 1 && whole.startsWith(word);
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
