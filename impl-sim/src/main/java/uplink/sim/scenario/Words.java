// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uplink.cellular.ServiceType;

/** The words of one line, taken one after the other. What is drawn at random is drawn as it is read. */
final class Words {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final String RANGE = "..";

    private final List<Token> tokens;
    private final Names names;
    private final Random random;
    private int at;

    Words(List<Token> tokens, Names names, Random random) {
        this.tokens = tokens;
        this.names = names;
        this.random = random;
    }

    Names names() {
        return names;
    }

    /** {@code what} says what is wanted when there is none. */
    Token next(String what) {
        if (at == tokens.size()) {
            Token last = tokens.get(at - 1);
            throw last.wrong("want " + what + " behind '" + last.text() + "'");
        }
        return tokens.get(at++);
    }

    boolean more() {
        return at < tokens.size();
    }

    /** Takes the next word if it is {@code word}. */
    boolean take(String word) {
        boolean there = more() && tokens.get(at).text().equals(word);
        at += there ? 1 : 0;
        return there;
    }

    /** How many words are left. */
    int left() {
        return tokens.size() - at;
    }

    /** The next word ends in a per cent sign. */
    boolean percent() {
        return more() && tokens.get(at).text().endsWith("%");
    }

    /** The number before a per cent sign. */
    int perCent() {
        Token word = next("a per cent");
        String digits = word.text().substring(0, word.text().length() - 1);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > 100) {
            throw word.wrong("'" + word.text() + "' is not within 0% to 100%");
        }
        return Integer.parseInt(digits);
    }

    /** A service that a profile can be written for. */
    ServiceType service() {
        ServiceType type = constant(ServiceType.class);
        if (type == ServiceType.UNKNOWN) {
            throw tokens.get(at - 1).wrong("no profile is for a service that is UNKNOWN");
        }
        return type;
    }

    void end() {
        if (more()) {
            throw tokens.get(at)
                    .wrong("want nothing here, not '" + tokens.get(at).text() + "'");
        }
    }

    boolean either(String yes, String no) {
        return oneOf(yes, no).equals(yes);
    }

    String oneOf(String... possible) {
        String list = String.join(", ", List.of(possible).subList(0, possible.length - 1)) + " or "
                + possible[possible.length - 1];
        Token word = next(list);
        if (!List.of(possible).contains(word.text())) {
            throw word.wrong("want " + list + ", not '" + word.text() + "'");
        }
        return word.text();
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        Token word = next("one of " + List.of(type.getEnumConstants()));
        try {
            return Enum.valueOf(type, word.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw word.wrong("'" + word.text() + "' is none of " + List.of(type.getEnumConstants()));
        }
    }

    String port() {
        return known("port", names.ports());
    }

    String network() {
        return known("network", names.networks());
    }

    String profile() {
        return known("profile", names.profiles());
    }

    private String known(String kind, Set<String> possible) {
        Token word = next("a " + kind);
        if (!possible.contains(word.text())) {
            throw word.wrong("there is no " + kind + " '" + word.text() + "'; there is " + String.join(", ", possible));
        }
        return word.text();
    }

    /** The name of a new interface, as Linux allows it: IFNAMSIZ is 16 with the terminating zero. */
    String interfaceName() {
        Token word = next("a name for the port");
        if (!word.text().matches("sim-[A-Za-z0-9_.-]{1,11}")) {
            throw word.wrong("'" + word.text()
                    + "' is no port's name: want 'sim-' and 1 to 11 letters, digits, '_', '.' or '-'");
        }
        return word.text();
    }

    /** A name that no profile of another kind has; one of {@code own} is said anew. */
    String fresh(String what, Set<String> own) {
        String name = name(what);
        if (names.profiles().contains(name) && !own.contains(name)) {
            throw tokens.get(at - 1).wrong("'" + name + "' is the name of something else already");
        }
        return name;
    }

    /** A new name. */
    String name(String what) {
        Token word = next("a name for the " + what);
        if (!NAME.matcher(word.text()).matches()) {
            throw word.wrong("'" + word.text() + "' is no name: want 1 to 32 letters, digits, '_', '.' or '-'");
        }
        return word.text();
    }

    /** A number, or one drawn from {@code LOW..HIGH}. */
    long number(String what, long least, long most) {
        String want = what + " from " + least + " to " + most;
        Token word = next(want);
        int dots = word.text().indexOf(RANGE);
        String low = dots < 0 ? word.text() : word.text().substring(0, dots);
        String high = dots < 0 ? low : word.text().substring(dots + RANGE.length());
        boolean numbers = NUMBER.matcher(low).matches() && NUMBER.matcher(high).matches();
        if (!numbers || Long.parseLong(low) < least || Long.parseLong(high) > most) {
            throw word.wrong("'" + word.text() + "' is not " + want);
        }
        return drawn(word, Long.parseLong(low), Long.parseLong(high));
    }

    /** A time, or one drawn from {@code SHORT..LONG}. */
    Duration time() {
        Token word = next("a time");
        int dots = word.text().indexOf(RANGE);
        Duration low = time(word, dots < 0 ? word.text() : word.text().substring(0, dots));
        Duration high = dots < 0 ? low : time(word, word.text().substring(dots + RANGE.length()));
        return Duration.ofMillis(drawn(word, low.toMillis(), high.toMillis()));
    }

    private static Duration time(Token word, String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw word.wrong("'" + text + "' is no time: want 500ms, 5s, 2m or 1h");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /** A time that does not come from a scenario, such as that of a command. */
    static Duration time(String text) {
        return time(new Token(text, 1, 1), text);
    }

    private long drawn(Token word, long low, long high) {
        if (low > high) {
            throw word.wrong("'" + word.text() + "' begins above its end");
        }
        return low == high ? low : low + (long) (random.nextDouble() * (high - low + 1));
    }
}
