// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Colour and symbols, where a terminal wants them. */
public enum Style {
    /** Letters only. */
    PLAIN(false, false),
    /** Symbols beyond ASCII. */
    SYMBOLS(false, true),
    /** ANSI colours. */
    COLOUR(true, false),
    /** Both. */
    RICH(true, true);

    private final boolean colours;
    private final boolean symbols;

    Style(boolean colours, boolean symbols) {
        this.colours = colours;
        this.symbols = symbols;
    }

    /** What suits: nothing without a terminal, no colour where {@code NO_COLOR} is set, symbols where the locale says UTF-8. */
    public static Style of(boolean terminal, Map<String, String> environment) {
        if (!terminal) {
            return PLAIN;
        }
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("")
                .toUpperCase(Locale.ROOT);
        boolean symbols = locale.contains("UTF-8") || locale.contains("UTF8");
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
        return colours ? symbols ? RICH : COLOUR : symbols && !dumb ? SYMBOLS : PLAIN;
    }

    /** What a terminal can show that is known by these alone. */
    public static Style of(boolean colours, boolean symbols) {
        return Stream.of(values())
                .filter(style -> style.colours == colours && style.symbols == symbols)
                .findFirst()
                .orElseThrow();
    }

    /** May colour. */
    public boolean colours() {
        return colours;
    }

    /** May use symbols beyond ASCII. */
    public boolean symbols() {
        return symbols;
    }

    /** What works. */
    public String good(String text) {
        return paint("32", text);
    }

    /** What does not. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** What wants attention. */
    public String warn(String text) {
        return paint("33", text);
    }

    /** What matters less. */
    public String dim(String text) {
        return paint("2", text);
    }

    /** What matters most. */
    public String strong(String text) {
        return paint("1", text);
    }

    /** One of two, by what the terminal can show. */
    public String symbol(String beyondAscii, String ascii) {
        return symbols ? beyondAscii : ascii;
    }

    /** Between before and after. */
    public String arrow() {
        return dim(symbol("→", "->"));
    }

    /** Marks what is current. */
    public String mark() {
        return good(symbol("●", "*"));
    }

    private String paint(String code, String text) {
        return !colours || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** In small letters, coloured by the word itself. */
    public String state(String word) {
        String text = Texts.words(word);
        return switch (word) {
            case "CONNECTED", "ATTACHED", "ONLINE" -> good(text);
            case "OFFLINE", "OUT_OF_SERVICE" -> bad(text);
            case "ASSOCIATION", "CONFIGURATION", "PORTAL", "LIMITED", "ROAMING_OFF" -> warn(text);
            case "DISCONNECTED", "DETACHED", "UNKNOWN", "DEACTIVATED", "FLIGHT_MODE", "OFF" -> dim(text);
            default -> text;
        };
    }
}
