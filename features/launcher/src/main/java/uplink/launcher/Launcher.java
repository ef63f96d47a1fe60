// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.service.shell.place.Places;
import uplink.service.shell.text.Style;
import uplink.service.shell.wire.Request;

/**
 * Carries out what the command line says: hands a command to the running gateway, starts a gateway, or, where none runs, a framework
 * that observes, answers one command and keeps nothing.
 *
 * <p>System properties: {@code uplink.home} is the folder that holds {@code bundles} and {@code interactive}; {@code uplink.socket} and
 * {@code uplink.store} replace the user's own places, as the options do; {@code uplink.terminal} says that standard output is a terminal,
 * {@code uplink.keyboard} that standard input is one.
 *
 * <p>Simulated time, if there is any, follows real time unless the system property {@code uplink.sim.pace} says otherwise.
 */
public final class Launcher {
    private final Path home;
    private final Arguments arguments;
    private final Path socket;

    private Launcher(Path home, Arguments arguments) throws IOException {
        this.home = home;
        this.arguments = arguments;
        this.socket = place(arguments.socket(), "uplink.socket").orElse(Places.socket(System.getenv()));
    }

    /** Runs, and ends with the exit status. */
    public static void main(String[] words) throws Exception {
        int status;
        try {
            Path home = Path.of(System.getProperty("uplink.home", "."));
            status = new Launcher(home, Arguments.parse(List.of(words))).run();
        } catch (UnfitException unfit) {
            System.err.println("uplink: " + unfit.getMessage());
            status = unfit.status();
        }
        System.exit(status);
    }

    private static Optional<Path> place(Optional<Path> option, String property) {
        return option.or(() -> Optional.ofNullable(System.getProperty(property)).map(Path::of))
                .map(Path::toAbsolutePath);
    }

    private int run() throws Exception {
        if (arguments.mode() != Arguments.Mode.COMMAND) {
            return stay();
        }
        if (arguments.backends().isEmpty()) {
            OptionalInt status = new Client(socket).run(request());
            if (status.isPresent()) {
                return status.getAsInt();
            }
            if (arguments.socket().isPresent()) {
                throw new UnfitException(
                        UnfitException.FAILED, "no gateway answers at " + socket + ": 'uplink run' starts one");
            }
        }
        return observe();
    }

    private Request request() {
        Style style = Style.of(Boolean.getBoolean("uplink.terminal"), System.getenv());
        return new Request(
                arguments.words(), Path.of("").toAbsolutePath(), true, style.colours(), style.symbols(), true);
    }

    private int observe() throws Exception {
        Map<String, String> properties = properties();
        boolean alone = arguments.backends().isEmpty() && !arguments.help();
        properties.put("uplink.alone", Boolean.toString(alone));
        properties.put("uplink.store", Places.NONE);
        properties.put("uplink.socket", Places.NONE);
        Logs.errors(arguments.debug());
        return Distribution.passing(home, properties).run();
    }

    private int stay() throws Exception {
        boolean shell = arguments.mode() == Arguments.Mode.SHELL;
        Path folder = folder();
        Settings written = written();
        Store store = Store.open(folder, socket);
        Map<String, String> properties = new HashMap<>(written.properties());
        properties.putAll(properties());
        properties.put("uplink.store", folder.toString());
        properties.put("uplink.socket", socket.toString());
        Logs.keep(Store.log(folder), shell, arguments.debug());
        System.setProperty("gosh.home", home.toString());
        return Distribution.staying(home, new Settings(properties, written.configurations()), store, shell)
                .run();
    }

    /** The file that was named must be there; the usual one may be. */
    private Settings written() throws UnfitException {
        Optional<Path> named = place(arguments.kept().config(), "uplink.config");
        Path usual = Path.of("/etc/uplink.properties");
        if (named.isEmpty() && !Files.isRegularFile(usual)) {
            return Settings.NONE;
        }
        return Settings.read(named.orElse(usual));
    }

    private Path folder() throws IOException {
        return place(arguments.kept().store(), "uplink.store")
                .orElse(Places.store(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    private Map<String, String> properties() throws IOException {
        Map<String, String> properties = new HashMap<>();
        properties.put("uplink.log", Store.log(folder()).toString());
        properties.put("uplink.command", String.join(Distribution.SEPARATOR, arguments.words()));
        properties.put("uplink.terminal", System.getProperty("uplink.terminal", "false"));
        arguments.backends().ifPresent(names -> {
            properties.put("uplink.backends", names);
            properties.put("uplink.sim.pace", System.getProperty("uplink.sim.pace", "1"));
        });
        return properties;
    }
}
