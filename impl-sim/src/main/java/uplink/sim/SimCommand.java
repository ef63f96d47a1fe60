// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.ShellCommand;
import uplink.sim.scenario.Mistake;
import uplink.sim.scenario.Scenario;

/** The command {@code sim}: plays scenarios, and lets time pass. */
@Component(name = SimCommand.PID, enabled = false, service = ShellCommand.class, property = ShellCommand.WORD + "=sim")
public final class SimCommand implements ShellCommand {
    static final String PID = "uplink.sim.command";

    private static final List<String> WORDS =
            List.of("advance", "finish", "follow", "now", "play", "scenarios", "show", "step");
    private static final String SEED = "--seed";
    private static final String AT_ONCE = "--at-once";

    private final Simulation simulation;

    @Activate
    public SimCommand(@Reference Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public String purpose() {
        return "plays networks that are not there";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "play FILE|NAME [--seed N] [--at-once]",
                "scenarios",
                "show NAME",
                "step",
                "advance TIME",
                "finish",
                "follow PACE",
                "now");
    }

    @Override
    public List<String> next(List<String> words) {
        if (words.isEmpty()) {
            return WORDS;
        }
        String word = words.get(0);
        if (words.size() == 1 && (word.equals("play") || word.equals("show"))) {
            return simulation.scenarios();
        }
        if (word.equals("play") && !words.get(words.size() - 1).equals(SEED)) {
            return List.of(AT_ONCE, SEED).stream()
                    .filter(option -> !words.contains(option))
                    .toList();
        }
        return List.of();
    }

    @Override
    public void run(List<String> words, Path folder, Consumer<String> out) {
        String word = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (word) {
            case "play" -> play(new ArrayList<>(rest), folder, out);
            case "show" -> simulation.scenario(one(rest, "show NAME")).lines().forEach(out);
            case "advance" -> advance(one(rest, "advance TIME"), out);
            case "follow" -> follow(one(rest, "follow PACE"), out);
            case "scenarios", "step", "finish", "now" -> {
                if (!rest.isEmpty()) {
                    throw new IllegalArgumentException("want nothing behind 'sim " + word + "'");
                }
                simple(word, out);
            }
            default ->
                throw new IllegalArgumentException(
                        "there is no 'sim " + word + "'; there is sim " + String.join(", ", WORDS));
        }
    }

    private void simple(String word, Consumer<String> out) {
        switch (word) {
            case "scenarios" ->
                simulation.scenarios().forEach(name -> out.accept(String.format("%-16s%s", name, title(name))));
            case "step" -> out.accept(simulation.step() ? now() : "nothing is due");
            case "finish" -> {
                simulation.finish();
                out.accept(now());
            }
            default -> out.accept(now());
        }
    }

    /** What its first line says. */
    private String title(String name) {
        return simulation.scenario(name).lines().findFirst().orElse("").replaceFirst("^name ", "");
    }

    private void play(List<String> words, Path folder, Consumer<String> out) {
        boolean atOnce = words.remove(AT_ONCE);
        long seed = seed(words);
        String what = one(words, "play FILE|NAME [--seed N] [--at-once]");
        String text = simulation.scenarios().contains(what) ? simulation.scenario(what) : file(what, folder);
        try {
            simulation.play(text, seed);
        } catch (ScenarioException mistake) {
            throw new ConnectionException(ErrorCode.INVALID_ARGUMENT, what, what + ", " + mistake.getMessage());
        }
        if (atOnce) {
            simulation.finish();
        }
        out.accept(atOnce ? what + " has been played, it is " + now() : what + " plays from " + now());
    }

    private static long seed(List<String> words) {
        int option = words.indexOf(SEED);
        if (option < 0) {
            return 0;
        }
        words.remove(option);
        if (option == words.size() || !words.get(option).matches("-?[0-9]{1,18}")) {
            throw new IllegalArgumentException("want a number behind " + SEED);
        }
        return Long.parseLong(words.remove(option));
    }

    private String file(String name, Path folder) {
        try {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new ConnectionException(
                        ErrorCode.NOT_FOUND,
                        name,
                        "there is no file " + name + ", and no scenario of that name; there is "
                                + String.join(", ", simulation.scenarios()));
            }
            if (Files.size(file) > Scenario.MOST_TEXT) {
                throw new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT,
                        name,
                        name + " is too large: a scenario has at most " + Scenario.MOST_TEXT + " characters");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ConnectionException(ErrorCode.FAILED, name, name + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void advance(String text, Consumer<String> out) {
        Duration time;
        try {
            time = Scenario.time(text);
        } catch (Mistake mistake) {
            throw new IllegalArgumentException(mistake.getMessage(), mistake);
        }
        simulation.advance(time);
        out.accept(now());
    }

    private void follow(String text, Consumer<String> out) {
        if (!text.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")) {
            throw new IllegalArgumentException("'" + text + "' is no pace: want 1, 60 or 0.5; 0 stops the clock");
        }
        double pace = Double.parseDouble(text);
        simulation.follow(pace);
        out.accept(pace > 0 ? "time follows at " + text + " seconds a second" : "time passes by hand: step, advance");
    }

    private String now() {
        return simulation.now().toString();
    }

    private static String one(List<String> words, String form) {
        if (words.size() != 1) {
            throw new IllegalArgumentException("want sim " + form);
        }
        return words.get(0);
    }
}
