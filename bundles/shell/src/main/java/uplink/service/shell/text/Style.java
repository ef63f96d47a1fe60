// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

/** Colour, where a terminal wants it. */
public enum Style {
    /** Letters only. */
    PLAIN,
    /** ANSI colours. */
    COLOUR;

    /** What works. */
    public String good(String text) {
        return paint("32", text);
    }

    /** What does not. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** What matters less. */
    public String dim(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** By the word itself. */
    public String state(String word) {
        return switch (word) {
            case "CONNECTED", "ATTACHED", "ONLINE" -> good(word);
            case "DISCONNECTED", "DETACHED", "OFFLINE", "PORTAL" -> bad(word);
            case "UNKNOWN", "DEACTIVATED" -> dim(word);
            default -> word;
        };
    }
}
