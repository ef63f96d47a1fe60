// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import static uplink.service.shell.words.Option.CONFIRM;
import static uplink.service.shell.words.Option.COUNT;
import static uplink.service.shell.words.Option.FOR;
import static uplink.service.shell.words.Option.HIDDEN;
import static uplink.service.shell.words.Option.JSON;
import static uplink.service.shell.words.Option.METRIC;
import static uplink.service.shell.words.Option.MOST;
import static uplink.service.shell.words.Option.RATES;
import static uplink.service.shell.words.Option.SECURITY;
import static uplink.service.shell.words.Option.SINCE;
import static uplink.service.shell.words.Option.TIMEOUT;
import static uplink.service.shell.words.Option.VIA;
import static uplink.service.shell.words.Option.YES;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be asked. The one table of commands: parsing, help, completion and the page of commands read it.
 *
 * <p>Operands are named by words: {@code [ ]} may be left out, and of one that ends with {@code ...} there may be more.
 */
public enum Verb {
    /** The state. */
    STATUS(Group.LOOK, "", "how this machine is connected", List.of(JSON), "status"),
    /** Profiles. */
    PROFILES(Group.LOOK, "[ID]", "what may be connected", List.of(JSON), "profiles", "profiles home --json"),
    /** Links. */
    LINKS(Group.LOOK, "[ID]", "what carries bytes", List.of(JSON), "links", "links eth0"),
    /** Routes. */
    ROUTES(Group.LOOK, "", "which way leads where", List.of(JSON), "routes"),
    /** Backends. */
    BACKENDS(Group.LOOK, "", "who describes this machine", List.of(JSON), "backends"),
    /** Leases. */
    LEASES(Group.LOOK, "", "who holds which connection open", List.of(JSON), "leases"),
    /** Changes as they come. */
    WATCH(
            Group.LOOK,
            "",
            "what changes, as it changes",
            List.of(JSON, RATES, COUNT, FOR),
            "watch",
            "watch --rates 2",
            "watch --json --for 60"),
    /** Changes as they were. */
    HISTORY(
            Group.LOOK,
            "[SUBJECT]",
            "what has changed",
            List.of(JSON, SINCE, MOST),
            "history --since 2h",
            "history eth0 --most 20"),
    /** Looks around. */
    SCAN(Group.LOOK, "", "which Wi-Fi networks can be heard", List.of(JSON, TIMEOUT), "scan", "scan --timeout 20"),
    /** Waits. */
    WAIT(
            Group.LOOK,
            "FILTER...",
            "until the network is so",
            List.of(JSON, TIMEOUT),
            "wait online --timeout 60",
            "wait type=WIFI and not metered=YES",
            "wait link:eth0.carrier=ATTACHED"),
    /** Up, to stay. */
    OPEN(Group.CHANGE, "ID", "connects, to stay", List.of(YES, CONFIRM, TIMEOUT), "open home"),
    /** Down, to stay. */
    CLOSE(Group.CHANGE, "ID", "disconnects, to stay", List.of(YES, CONFIRM, TIMEOUT), "close home --yes"),
    /** A new network. */
    JOIN(
            Group.CHANGE,
            "SSID",
            "joins a Wi-Fi network",
            List.of(HIDDEN, SECURITY, YES, CONFIRM, TIMEOUT),
            "join cafe",
            "join attic --hidden --security sae <passphrase.txt"),
    /** Edits. */
    SET(
            Group.CHANGE,
            "ID KEY=VALUE...",
            "changes a profile",
            List.of(YES, CONFIRM, TIMEOUT),
            "set eth0 ipv4.method=static ipv4.addresses=192.0.2.9/24 ipv4.gateway=192.0.2.1 --confirm 60",
            "set home wifi.passphrase"),
    /** Writes down. */
    ADD(
            Group.CHANGE,
            "TECHNOLOGY NAME [KEY=VALUE...]",
            "writes a new profile down",
            List.of(TIMEOUT),
            "add cellular iot cellular.apn=iot.example",
            "add wifi home wifi.security=wpa2_psk wifi.passphrase"),
    /** Forgets. */
    REMOVE(Group.CHANGE, "ID", "forgets a profile", List.of(YES, CONFIRM, TIMEOUT), "remove cafe"),
    /** Keeps. */
    CONFIRM_CHANGE("confirm", "ID", "keeps a change made with --confirm", List.of(TIMEOUT), "confirm eth0"),
    /** Undoes. */
    REVERT(Group.CHANGE, "ID", "undoes a change made with --confirm", List.of(TIMEOUT), "revert eth0"),
    /** Orders. */
    PREFER(
            Group.CHANGE,
            "LINK...",
            "which link is used first, if it works",
            List.of(YES, CONFIRM, TIMEOUT),
            "prefer eth0 wlan0"),
    /** A way by one link. */
    ROUTE(
            Group.CHANGE,
            "add|remove DESTINATION LINK",
            "adds or removes a way to a host or network",
            List.of(VIA, METRIC, TIMEOUT),
            "route add 198.51.100.0/24 wwan0",
            "route remove 198.51.100.0/24 wwan0"),
    /** Switches. */
    RADIO(
            Group.CHANGE,
            "wifi|cellular on|off",
            "switches a radio",
            List.of(YES, CONFIRM, TIMEOUT),
            "radio cellular on"),
    /** The card's PIN. */
    UNLOCK(Group.CHANGE, "", "gives the SIM card its PIN; asks for it", List.of(TIMEOUT), "unlock"),
    /** The guide. */
    DEMO(Group.OTHER, "", "a guided walk, on the simulator", List.of(), "demo"),
    /** Explains. */
    HELP(Group.OTHER, "[COMMAND]", "this list, or one command in full", List.of(), "help set"),
    /** Ends. */
    EXIT(Group.OTHER, "", "leaves the shell", List.of(), "exit"),
    /** For shells that complete. */
    COMPLETE(Group.HIDDEN, "[WORD...]", "what may stand for the last word", List.of(), "complete sta");

    /** Where it stands in the help. */
    public enum Group {
        /** Changes nothing. */
        LOOK,
        /** Changes what is there. */
        CHANGE,
        /** The rest. */
        OTHER,
        /** Not for people. */
        HIDDEN
    }

    private final Group group;
    private final String word;
    private final String operands;
    private final String purpose;
    private final List<Option> options;
    private final List<String> examples;

    Verb(Group group, String operands, String purpose, List<Option> options, String... examples) {
        this.group = group;
        this.word = name().toLowerCase(Locale.ROOT);
        this.operands = operands;
        this.purpose = purpose;
        this.options = options;
        this.examples = List.of(examples);
    }

    /** Of a change whose word is not its name. */
    Verb(String word, String operands, String purpose, List<Option> options, String example) {
        this.group = Group.CHANGE;
        this.word = word;
        this.operands = operands;
        this.purpose = purpose;
        this.options = options;
        this.examples = List.of(example);
    }

    /** As it is typed. */
    public String word() {
        return word;
    }

    /** Where it stands in the help. */
    public Group group() {
        return group;
    }

    /** Changes what is there. */
    public boolean changes() {
        return group == Group.CHANGE;
    }

    /** What stands behind it, in order. */
    public List<String> operands() {
        return operands.isEmpty() ? List.of() : List.of(operands.split(" "));
    }

    /** What it does, in a few words. */
    public String purpose() {
        return purpose;
    }

    /** Those that not every command takes. */
    public List<Option> options() {
        return options;
    }

    /** Without {@code uplink} in front. */
    public List<String> examples() {
        return examples;
    }

    /** {@code set ID KEY=VALUE...}. */
    public String form() {
        return operands.isEmpty() ? word : word + " " + operands;
    }

    int least() {
        return (int) operands().stream().filter(one -> !one.startsWith("[")).count();
    }

    int most() {
        return operands.contains("...") ? Integer.MAX_VALUE : operands().size();
    }

    /** The command of that word. */
    public static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    /** Those that people type. */
    public static List<Verb> shown() {
        return Arrays.stream(values())
                .filter(verb -> verb.group != Group.HIDDEN)
                .toList();
    }

    /** With commas. */
    public static String list(List<String> words) {
        return String.join(", ", words);
    }
}
