// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uplink.sim.world.Port;
import uplink.sim.world.World;

/**
 * Timed steps, one per line: {@code [at TIME] ACT …}, where TIME is counted from the line before. Empty lines, and what follows a
 * {@code #} at the beginning of a word, do not count.
 */
public final class Scenario {
    /** Longest text, in characters. */
    public static final int MOST_TEXT = 1 << 20;

    /** What a scenario may come to when its repeats are written out. */
    public static final int MOST_STEPS = 100_000;

    private static final int DEEPEST = 8;
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern COMMENT = Pattern.compile("(?<!\\S)#.*");
    private static final String END = "end";

    /** One thing that happens, so long after the one before. */
    public record Step(Duration after, Consumer<World> act) {}

    private final List<List<Token>> lines = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Names names;
    private final Random random;
    private int depth;

    private Scenario(Names names, long seed) {
        this.names = names;
        this.random = new Random(seed);
    }

    /**
     * Reads a whole scenario, or nothing of it; the same text and seed are the same steps.
     *
     * @param names what it may name; grows by what it brings
     */
    public static List<Step> parse(String text, long seed, Names names) {
        if (text.length() > MOST_TEXT) {
            throw new Mistake(1, 1, "a scenario has at most " + MOST_TEXT + " characters, not " + text.length());
        }
        Scenario scenario = new Scenario(names, seed);
        scenario.split(text);
        int read = scenario.block(0);
        if (read < scenario.lines.size()) {
            throw scenario.lines.get(read).get(0).wrong("there is no 'repeat' before this 'end'");
        }
        return List.copyOf(scenario.steps);
    }

    /** A time as scenarios write it, such as {@code 5s}. */
    public static Duration time(String text) {
        return Words.time(text);
    }

    private void split(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            List<Token> words = words(COMMENT.matcher(line).replaceFirst(""), number);
            boolean header =
                    lines.isEmpty() && !words.isEmpty() && words.get(0).text().equals("name");
            if (!words.isEmpty() && !header) {
                lines.add(words);
            }
        }
    }

    private static List<Token> words(String line, int number) {
        List<Token> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(new Token(matcher.group(), number, matcher.start() + 1));
        }
        return words;
    }

    /** Reads lines from {@code from} to an end, and answers where that is. */
    private int block(int from) {
        int line = from;
        while (line < lines.size() && !lines.get(line).get(0).text().equals(END)) {
            line = line(line);
        }
        return line;
    }

    private int line(int number) {
        Words words = new Words(lines.get(number), names, random);
        if (words.take("repeat")) {
            return repeat(words, number);
        }
        Duration after = words.take("at") ? timeAndAct(words, number) : Duration.ZERO;
        if (words.take("flap")) {
            flap(words, number, after);
        } else {
            add(number, new Step(after, Acts.read(words)));
        }
        return number + 1;
    }

    private Duration timeAndAct(Words words, int number) {
        List<Token> line = lines.get(number);
        if (line.size() < 3) {
            throw line.get(line.size() - 1).wrong("want a time and an act behind 'at'");
        }
        return words.time();
    }

    private int repeat(Words words, int number) {
        Token first = lines.get(number).get(0);
        long times = words.number("how often", 1, MOST_STEPS);
        words.end();
        if (++depth > DEEPEST) {
            throw first.wrong("at most " + DEEPEST + " repeats may lie in each other");
        }
        int end = number;
        for (long time = 0; time < times; time++) {
            int before = steps.size();
            end = block(number + 1);
            if (end == lines.size()) {
                throw first.wrong("want an 'end' for this 'repeat'");
            }
            if (steps.size() == before) {
                break;
            }
        }
        depth--;
        new Words(lines.get(end).subList(1, lines.get(end).size()), names, random).end();
        return end + 1;
    }

    private void flap(Words words, int number, Duration after) {
        String port = words.port();
        long count = words.number("how often", 1, MOST_STEPS / 2);
        Token every = words.next("'every' and a time");
        if (!every.text().equals("every")) {
            throw every.wrong("want 'every' and a time, not '" + every.text() + "'");
        }
        Duration pause = words.time();
        words.end();
        if (!after.isZero()) {
            add(number, new Step(after, world -> {}));
        }
        for (long time = 0; time < count; time++) {
            add(number, new Step(pause, PortActs.turned(port, Port.Is.HEARD, false)));
            add(number, new Step(pause, PortActs.turned(port, Port.Is.HEARD, true)));
        }
    }

    private void add(int number, Step step) {
        if (steps.size() == MOST_STEPS) {
            throw lines.get(number)
                    .get(0)
                    .wrong("a scenario has at most " + MOST_STEPS + " steps, repeats written out");
        }
        steps.add(step);
    }
}
