// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import uplink.profile.HistoryEntry;

/** An entry as one line of a log, for people and for programs; {@code docs/journal.md} promises its form. Pure. */
final class EventLine {
    private EventLine() {}

    static String of(HistoryEntry entry) {
        String line = "epoch=" + entry.epoch()
                + " seq=" + entry.sequence()
                + " at=" + entry.at()
                + " event=" + entry.event()
                + " subject=" + quoted(entry.subject())
                + " interface=" + quoted(entry.interfaceName().orElse(""))
                + " old=" + quoted(entry.before())
                + " new=" + quoted(entry.after())
                + " cause=" + quoted(entry.cause());
        return entry.event().equals(HistoryEntry.FLAPPED) ? line + " times=" + entry.times() : line;
    }

    /** A network's name may hold anything: nobody writes lines of their own into the log. */
    private static String quoted(String value) {
        boolean plain =
                value.chars().noneMatch(letter -> letter <= ' ' || letter == '"' || letter == '\\' || control(letter));
        if (plain) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                text.append('\\').append((char) letter);
            } else if (control(letter)) {
                text.append(String.format("\\u%04x", letter));
            } else {
                text.append((char) letter);
            }
        });
        return text.append('"').toString();
    }

    /** Also what some terminals and log readers take for the end of a line. */
    private static boolean control(int letter) {
        return Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029';
    }
}
