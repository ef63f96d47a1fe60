// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.help;

import uplink.profile.spi.BroughtCommand;
import uplink.service.shell.text.Style;
import uplink.service.shell.words.Option;

/** Explains a command that a bundle brings, from what it says of itself. Pure. */
public final class BroughtHelp {
    private static final int OPTION = 22;

    private final Style style;

    /** For a terminal of that style. */
    public BroughtHelp(Style style) {
        this.style = style;
    }

    /** The command of that word in full. */
    public String of(String word, BroughtCommand command) {
        StringBuilder out = new StringBuilder();
        command.forms()
                .forEach(form ->
                        out.append("uplink ").append((word + " " + form).trim()).append('\n'));
        out.append("\n  ").append(command.purpose()).append('\n');
        command.more().forEach(line -> out.append("  ").append(line).append('\n'));
        out.append('\n');
        command.options().forEach(option -> line(out, form(option), option.purpose()));
        Option.EVERYWHERE.forEach(option -> line(out, option.form(), option.purpose()));
        if (!command.examples().isEmpty()) {
            out.append('\n');
            command.examples()
                    .forEach(example -> out.append("  uplink ").append(example).append('\n'));
        }
        return out.append('\n').append(Help.EXIT).append('\n').toString();
    }

    /** {@code --timeout SECONDS}. */
    public static String form(BroughtCommand.Option option) {
        return option.value().isEmpty() ? option.word() : option.word() + " " + option.value();
    }

    private void line(StringBuilder out, String left, String right) {
        out.append("  ")
                .append(style.strong(left))
                .append(" ".repeat(Math.max(1, OPTION - left.length())))
                .append(right)
                .append('\n');
    }
}
