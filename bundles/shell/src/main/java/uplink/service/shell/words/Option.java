// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be added to a command. The one table of options: parsing, help, completion and the page of commands read it. */
public enum Option {
    /** For programs. */
    JSON("--json", "", "answers with one JSON document, see docs/uplink.schema.json"),
    /** Lines to watch. */
    COUNT("--count", "N", "ends after N lines"),
    /** Time to watch. */
    FOR("--for", "SECONDS", "ends after that time"),
    /** How fast. */
    RATES("--rates", "SECONDS", "says every SECONDS what each link carries, in bytes a second"),
    /** Patience. */
    TIMEOUT("--timeout", "SECONDS", "gives up after that time; 120 unless given"),
    /** Cuts the default route knowingly. */
    YES("--yes", "", "does it although it cuts the default route"),
    /** Does it on trial. */
    CONFIRM("--confirm", "SECONDS", "what was there returns after that time, unless 'confirm ID' comes first"),
    /** Of a network that does not tell its name. */
    HIDDEN("--hidden", "", "the network does not tell its name"),
    /** How a network lets stations in. */
    SECURITY("--security", "KIND", "none, wep, wpa_psk, wpa2_psk, sae, owe; as the last scan says unless given"),
    /** How old. */
    SINCE("--since", "TIME", "not older than 30m, 2h, 3d, 2026-01-31T12:00, or an instant with Z"),
    /** How many. */
    MOST("--most", "N", "the newest N only"),
    /** Next hop. */
    VIA("--via", "ADDRESS", "the next hop; the link's own gateway unless given"),
    /** Which way wins. */
    METRIC("--metric", "N", "smaller wins; the kernel chooses unless given"),
    /** Who describes and acts. */
    BACKEND("--backend", "NAME", "only this backend: kernel, networkmanager, sim; several with commas"),
    /** For those who look for a fault. */
    DEBUG("--debug", "", "shows stack traces"),
    /** Explains. */
    HELP("--help", "", "explains the command");

    /** Those that every command takes. */
    public static final List<Option> EVERYWHERE = List.of(BACKEND, DEBUG, HELP);

    private final String word;
    private final String value;
    private final String purpose;

    Option(String word, String value, String purpose) {
        this.word = word;
        this.value = value;
        this.purpose = purpose;
    }

    /** As it is typed: {@code --json}. */
    public String word() {
        return word;
    }

    /** Name of what stands behind it; empty when nothing does. */
    public String value() {
        return value;
    }

    /** What it does, in a few words. */
    public String purpose() {
        return purpose;
    }

    /** {@code --count N}. */
    public String form() {
        return value.isEmpty() ? word : word + " " + value;
    }

    /** Wants a number. */
    boolean number() {
        return value.equals("N") || value.equals("SECONDS");
    }

    static Optional<Option> of(String word) {
        String same = word.equals("-h") ? HELP.word : word;
        return Arrays.stream(values())
                .filter(option -> option.word.equals(same))
                .findFirst();
    }
}
