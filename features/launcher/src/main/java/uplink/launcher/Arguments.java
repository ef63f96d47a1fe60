// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line, as far as it concerns the launcher. Pure.
 *
 * @param mode what is started
 * @param words what the bundles get of it: a command, or options only
 * @param backends to run, as {@code --backend} names them
 * @param socket where a gateway is, or shall be, reached
 * @param kept what a gateway that stays has of its own
 */
record Arguments(Mode mode, List<String> words, Optional<String> backends, Optional<Path> socket, Kept kept) {
    /**
     * What a gateway that stays has of its own.
     *
     * @param store where it keeps what it must remember
     * @param config what the operator has written down for it
     */
    record Kept(Optional<Path> store, Optional<Path> config) {
        /** Nothing was said of it. */
        static final Kept UNSAID = new Kept(Optional.empty(), Optional.empty());
    }

    /** What is started. */
    enum Mode {
        /** A gateway with a shell. */
        SHELL,
        /** A gateway alone, until it is told to end. */
        RUN,
        /** One command. */
        COMMAND
    }

    private static final String RUN = "run";

    /** What stands behind it is not said to the launcher. */
    private static final String COMPLETE = "complete";

    /** Walks on simulated networks only. */
    private static final String DEMO = "demo";

    /**
     * Reads words.
     *
     * @throws UnfitException when one of the launcher's own is wrong
     */
    static Arguments parse(List<String> typed) throws UnfitException {
        if (typed.indexOf(COMPLETE) == 0) {
            return new Arguments(Mode.COMMAND, List.copyOf(typed), Optional.empty(), Optional.empty(), Kept.UNSAID);
        }
        List<String> words = new ArrayList<>(typed);
        Optional<Path> socket = take(words, "--socket").map(Path::of);
        Optional<Path> store = take(words, "--store").map(Path::of);
        Optional<Path> config = take(words, "--config").map(Path::of);
        List<String> plain = plain(words);
        Optional<String> backends =
                value(words, "--backend").or(() -> plain.indexOf(DEMO) == 0 ? Optional.of("sim") : Optional.empty());
        Mode mode = plain.isEmpty() ? Mode.SHELL : plain.get(0).equals(RUN) ? Mode.RUN : Mode.COMMAND;
        if (mode == Mode.RUN) {
            words.remove(RUN);
            if (!plain.subList(1, plain.size()).isEmpty()) {
                throw new UnfitException(
                        UnfitException.USAGE,
                        "run takes --store FOLDER, --config FILE, --socket PATH, --backend NAME, --debug, not '"
                                + plain.get(1) + "'");
            }
        }
        if (mode == Mode.COMMAND && (store.isPresent() || config.isPresent())) {
            throw new UnfitException(
                    UnfitException.USAGE, "--store and --config are for 'uplink run' and for the shell");
        }
        return new Arguments(mode, List.copyOf(words), backends, socket, new Kept(store, config));
    }

    private static Optional<String> take(List<String> words, String option) throws UnfitException {
        int at = words.indexOf(option);
        if (at >= 0 && (at + 1 == words.size() || words.get(at + 1).isBlank())) {
            throw new UnfitException(UnfitException.USAGE, option + " wants a path behind it");
        }
        Optional<String> value = value(words, option);
        if (value.isPresent()) {
            words.subList(at, at + 2).clear();
        }
        return value;
    }

    private static Optional<String> value(List<String> words, String option) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    /** Words that are neither {@code --backend} with its name nor {@code --debug}. */
    private static List<String> plain(List<String> words) {
        List<String> plain = new ArrayList<>(words);
        int backend = plain.indexOf("--backend");
        if (backend >= 0) {
            plain.subList(backend, Math.min(plain.size(), backend + 2)).clear();
        }
        plain.remove("--debug");
        return plain;
    }

    boolean debug() {
        return words.contains("--debug");
    }

    /** Asks how to ask. */
    boolean help() {
        return words.contains("help") || words.contains("--help") || words.contains("-h");
    }
}
