// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uplink.profile.HistoryEntry;

/** What has happened, for people: a line each, and a separator where a day begins. Pure. */
public final class HistoryText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int WIDTH = 78;
    private static final int NAME = 19;
    private static final int SUBJECT = 11;
    private static final int TEXT = 60;

    private HistoryText() {}

    /** Oldest first, with days and times of {@code zone}. */
    public static String of(List<HistoryEntry> entries, Style style, ZoneId zone) {
        if (entries.isEmpty()) {
            return style.dim("nothing has changed") + "\n";
        }
        StringBuilder out = new StringBuilder();
        @Nullable LocalDate day = null;
        for (HistoryEntry entry : Finer.only(entries)) {
            ZonedDateTime at = entry.at().atZone(zone);
            if (!at.toLocalDate().equals(day)) {
                day = at.toLocalDate();
                out.append(separator(DAY.format(at), style));
            }
            out.append(style.dim(TIME.format(at)))
                    .append("  ")
                    .append(line(entry, style))
                    .append('\n');
        }
        return out.toString();
    }

    private static String separator(String day, Style style) {
        String line = style.symbol("─", "-");
        return style.dim(line.repeat(2) + " ") + style.strong(day)
                + style.dim(" " + line.repeat(WIDTH - day.length() - 4)) + "\n";
    }

    private static String line(HistoryEntry entry, Style style) {
        String subject = entry.interfaceName().orElse(entry.subject());
        String name = Texts.pad(entry.event(), NAME);
        String painted = switch (entry.event()) {
            case HistoryEntry.PRESENT, "linkAdded", "profileAdded" -> style.good(name);
            case HistoryEntry.GAP, HistoryEntry.FLAPPED, "linkRemoved", "profileRemoved" -> style.warn(name);
            default -> name;
        };
        return Texts.pad(Texts.cut(Texts.safe(subject), SUBJECT), SUBJECT + 1)
                + painted
                + change(entry, style)
                + (entry.times() > 1 ? style.warn(" " + entry.times() + " times") : "")
                + (entry.cause().isEmpty() ? "" : style.dim("  (" + Texts.safe(entry.cause()) + ")"));
    }

    private static String change(HistoryEntry entry, Style style) {
        if (entry.before().isEmpty()) {
            return word(entry.after(), style);
        }
        boolean brief = !state(entry.before()).equals(state(entry.after()));
        return word(entry.before(), brief, style) + " " + style.arrow() + " "
                + (entry.after().isEmpty() ? style.dim("none") : word(entry.after(), brief, style));
    }

    /** The word that stands first and bare, if there is one. */
    private static String state(String text) {
        String first = text.split(" ", 2)[0];
        return first.matches("[A-Z_]+") ? first : "";
    }

    /** Of a state that has changed the word says enough. */
    private static String word(String text, boolean brief, Style style) {
        return word(brief && !state(text).isEmpty() ? state(text) : text, style);
    }

    private static String word(String text, Style style) {
        return text.matches("[A-Z_]+") ? style.state(text) : Texts.cut(Texts.safe(text), TEXT);
    }
}
