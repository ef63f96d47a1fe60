// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.service.shell.text.Style;

/** The commands in a Gogo shell: {@code uplink:status} and the others. */
@Component(
        service = Shell.class,
        property = {
            "osgi.command.scope=uplink",
            "osgi.command.function=status",
            "osgi.command.function=profiles",
            "osgi.command.function=links",
            "osgi.command.function=watch",
            "osgi.command.function=backends",
            "osgi.command.function=exit",
            "osgi.command.function=words"
        })
public final class Shell {
    private final BundleContext bundle;
    private final Console console;

    /** Asks {@code console}. */
    @Activate
    public Shell(BundleContext bundle, @Reference Console console) {
        this.bundle = bundle;
        this.console = console;
    }

    /** No command, only options with what belongs to them. */
    static boolean wanted(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        int backend = rest.indexOf("--backend");
        if (backend >= 0 && backend + 1 < rest.size() && CommandLine.BACKENDS.contains(rest.get(backend + 1))) {
            rest.remove(backend + 1);
            rest.remove(backend);
        }
        rest.remove("--debug");
        return rest.isEmpty();
    }

    /** How this machine is connected. */
    public void status(String... words) {
        run(Verb.STATUS, words);
    }

    /** What may be connected. */
    public void profiles(String... words) {
        run(Verb.PROFILES, words);
    }

    /** What carries bytes. */
    public void links(String... words) {
        run(Verb.LINKS, words);
    }

    /** What changes, as it changes. */
    public void watch(String... words) {
        run(Verb.WATCH, words);
    }

    /** Who describes this machine. */
    public void backends(String... words) {
        run(Verb.BACKENDS, words);
    }

    /** What may stand behind a command, for completion. */
    public List<String> words(String verb) {
        return console.words(verb);
    }

    /** Stops the runtime. */
    public void exit() throws BundleException {
        bundle.getBundle(0).stop();
    }

    private void run(Verb verb, String... words) {
        List<String> line = new ArrayList<>(List.of(verb.word()));
        line.addAll(List.of(words));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        console.run(line, new Terminal(out, System.err, Style.COLOUR, Path.of(""), Terminal.Asking.NOBODY, true));
    }
}
