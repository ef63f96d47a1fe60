// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Timed steps, one per line: {@code [at TIME] ACT …}, where TIME is {@code 500ms}, {@code 5s}, {@code 2m} or {@code 1h} since the
 * line before. Empty lines, and what follows a {@code #}, do not count. The acts are those of {@link Acts}.
 */
final class Scenario {
    /** One thing that happens, so long after the one before. */
    record Step(Duration after, UnaryOperator<World> act) {}

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private Scenario() {}

    /** Reads a whole scenario, or nothing of it. */
    static List<Step> parse(String text) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            List<Token> words = words(line.replaceFirst("#.*", ""), number);
            if (!words.isEmpty()) {
                steps.add(step(words));
            }
        }
        return List.copyOf(steps);
    }

    private static List<Token> words(String line, int number) {
        List<Token> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(new Token(matcher.group(), number, matcher.start() + 1));
        }
        return words;
    }

    private static Step step(List<Token> words) {
        if (!words.get(0).text().equals("at")) {
            return new Step(Duration.ZERO, Acts.read(words));
        }
        if (words.size() < 3) {
            throw words.get(words.size() - 1).wrong("want a time and an act behind 'at'");
        }
        return new Step(time(words.get(1)), Acts.read(words.subList(2, words.size())));
    }

    private static Duration time(Token word) {
        Matcher matcher = TIME.matcher(word.text());
        if (!matcher.matches()) {
            throw word.wrong("'" + word.text() + "' is no time: want 500ms, 5s, 2m or 1h");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
