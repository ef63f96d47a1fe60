// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uplink.profile.spi.BroughtCommand;
import uplink.service.shell.settings.Key;
import uplink.service.shell.settings.Keys;
import uplink.service.shell.text.Style;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.UsageException;
import uplink.service.shell.words.Verb;

/** Explains commands, from the tables. Pure. */
public final class Help {
    private static final int FORM = 36;
    private static final int OPTION = 22;
    private static final int KEY = 22;
    private static final int VALUES = 30;
    static final String EXIT = "Exit status: 0 done, 1 failed, 2 wrong usage.";

    private final Style style;
    private final Map<String, BroughtCommand> brought;

    /** {@code brought} are the commands that bundles bring, by their word. */
    public Help(Style style, Map<String, BroughtCommand> brought) {
        this.style = style;
        this.brought = brought;
    }

    /**
     * The list of commands, or one in full.
     *
     * @throws UsageException when there is no such command
     */
    public String of(Optional<String> word) {
        return word.map(this::one).orElseGet(this::all);
    }

    private String one(String word) {
        if (Verb.of(word).isEmpty() && brought.containsKey(word)) {
            return new BroughtHelp(style).of(word, brought.get(word));
        }
        return of(Verb.of(word).orElseThrow(() -> {
            List<String> words = Stream.concat(Verb.shown().stream().map(Verb::word), brought.keySet().stream())
                    .toList();
            return UsageException.noCommand(word, words);
        }));
    }

    private String all() {
        StringBuilder out = new StringBuilder("uplink COMMAND [--json] [--backend NAME]\n");
        group(out, Verb.Group.LOOK, BroughtCommand.Group.LOOK);
        group(out, Verb.Group.CHANGE, BroughtCommand.Group.CHANGE);
        group(out, Verb.Group.OTHER, BroughtCommand.Group.OTHER);
        return out.append(
                        "\nID is an id, name, interface or key, or the beginning of one. 'help COMMAND' tells more.\n")
                .append(
                        "'uplink run' is a gateway that stays, and that commands reach; 'uplink' alone has a shell too.\n")
                .append(EXIT)
                .append('\n')
                .toString();
    }

    /** The shell's own in the order of their table, then those that bundles bring; what ends the walk comes last. */
    private void group(StringBuilder out, Verb.Group own, BroughtCommand.Group others) {
        out.append('\n');
        List<Verb> verbs =
                Verb.shown().stream().filter(verb -> verb.group() == own).toList();
        boolean last = own == Verb.Group.OTHER;
        if (!last) {
            verbs.forEach(verb -> line(out, verb.form(), FORM, verb.purpose()));
        }
        brought.forEach((word, command) -> {
            if (command.group() == others && Verb.of(word).isEmpty()) {
                line(out, form(word, command), FORM, command.purpose());
            }
        });
        if (last) {
            verbs.forEach(verb -> line(out, verb.form(), FORM, verb.purpose()));
        }
    }

    /** One form where there is only one that fits; else the word alone. */
    private static String form(String word, BroughtCommand command) {
        String whole = (word + " " + command.forms().get(0)).trim();
        return command.forms().size() == 1 && whole.length() < FORM ? whole : word;
    }

    private void line(StringBuilder out, String left, int width, String right) {
        out.append("  ")
                .append(style.strong(left))
                .append(" ".repeat(Math.max(1, width - left.length())))
                .append(right)
                .append('\n');
    }

    private String of(Verb verb) {
        StringBuilder out = new StringBuilder("uplink " + verb.form());
        verb.options().forEach(option -> out.append(" [").append(option.form()).append(']'));
        out.append("\n\n  ").append(verb.purpose()).append('\n');
        more(verb).forEach(line -> out.append("  ").append(line).append('\n'));
        out.append('\n');
        Stream.concat(verb.options().stream(), Option.EVERYWHERE.stream())
                .forEach(option -> line(out, option.form(), OPTION, option.purpose()));
        if (verb == Verb.SET || verb == Verb.ADD) {
            keys(out);
        }
        if (!verb.examples().isEmpty()) {
            out.append('\n');
            verb.examples()
                    .forEach(example -> out.append("  uplink ").append(example).append('\n'));
        }
        return out.append('\n').append(EXIT).append('\n').toString();
    }

    /** What the table of commands has no room for; the page of commands tells it too. */
    public static List<String> more(Verb verb) {
        List<String> lines = new ArrayList<>();
        if (verb.options().contains(Option.YES)) {
            lines.add("What would cut the default route asks for --yes or --confirm.");
        }
        switch (verb) {
            case WATCH ->
                lines.add("A rate is over the time since the last look; a link that falls silent is told once.");
            case WAIT -> lines.addAll(filter());
            case SET, ADD -> lines.add("Secrets are asked for, or read from standard input: name their key alone.");
            case JOIN, UNLOCK -> lines.add("The secret is typed at a prompt or read from standard input.");
            case OPEN, CLOSE -> lines.add("It stays so over a reboot, whoever holds leases.");
            case HISTORY -> lines.add("SUBJECT is an ID, a technology's name, or connection.");
            case ROUTE -> lines.add("The route is gone when the runtime ends.");
            case DEMO -> lines.add("Each step names what Tizen's guide asks, and shows what comes back.");
            default -> {}
        }
        return lines;
    }

    private static List<String> filter() {
        return List.of(
                "FILTER is terms joined by 'and', each with 'not' before it or without:",
                "  settled, online                       as words alone",
                "  type, interface, internet, metered    of the current connection: type=WIFI",
                "  wifi, cellular, ethernet, bluetooth   of a technology: wifi=CONNECTED",
                "  cable                                 of any port: cable=ATTACHED",
                "  link:ID.FIELD                         carrier, enabled, addressed, internet, metered",
                "  profile:ID                            its state: profile:home=CONNECTED",
                "!= says what it shall not be. What is not there equals nothing. Once it is so, the status is",
                "printed; a time-out exits with 1 and says what was seen last.");
    }

    private void keys(StringBuilder out) {
        out.append('\n');
        for (Key key : Keys.every()) {
            String values =
                    key.values() + " ".repeat(Math.max(1, VALUES - key.values().length()));
            line(out, key.name(), KEY, values + style.dim(key.purpose()));
        }
    }
}
