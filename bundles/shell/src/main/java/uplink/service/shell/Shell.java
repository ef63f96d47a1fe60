// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ShellCommand;
import uplink.service.shell.text.Style;
import uplink.service.shell.words.Verb;

/**
 * The commands in a Gogo shell, from the table: {@code uplink:status} and the others. There only where Gogo is; one function stands
 * for all, since a method of that name cannot be written for {@code wait}.
 */
@Component(service = {})
public final class Shell {
    /** Answers what may stand for a word: of the words so far, and the index of the one that is typed. */
    private static final String WORDS = "words";
    /** Answers every command's word. */
    private static final String VERBS = "verbs";

    private final BundleContext bundle;
    private final Console console;
    /** By word; guarded by itself, since bundles bring commands and take them away at any time. */
    private final Map<String, ServiceRegistration<Function>> registered = new HashMap<>();

    /** Asks {@code console}. */
    @Activate
    public Shell(BundleContext bundle, @Reference Console console, @Reference CommandProcessor gogo) {
        this.bundle = bundle;
        this.console = console;
    }

    @Activate
    void open() {
        Verb.shown().forEach(verb -> registerCommand(verb.word()));
        register(VERBS, (session, arguments) -> console.verbs());
        register(WORDS, (session, arguments) -> complete(arguments));
    }

    @Reference(
            service = ShellCommand.class,
            target = "(" + ShellCommand.WORD + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindCommand(Map<String, Object> properties) {
        registerCommand(String.valueOf(properties.get(ShellCommand.WORD)));
    }

    @Reference(
            service = BroughtCommand.class,
            target = "(" + ShellCommand.WORD + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindBrought(Map<String, Object> properties) {
        bindCommand(properties);
    }

    void unbindBrought(Map<String, Object> properties) {
        unbindCommand(properties);
    }

    void unbindCommand(Map<String, Object> properties) {
        String word = String.valueOf(properties.get(ShellCommand.WORD));
        if (Verb.of(word).isEmpty()) {
            synchronized (registered) {
                Optional.ofNullable(registered.remove(word)).ifPresent(ServiceRegistration::unregister);
            }
        }
    }

    private void registerCommand(String word) {
        register(word, (session, arguments) -> run(word, session, arguments));
    }

    private void register(String word, Function function) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.command.scope", "uplink");
        properties.put("osgi.command.function", word);
        synchronized (registered) {
            registered.computeIfAbsent(word, one -> bundle.registerService(Function.class, function, properties));
        }
    }

    @Deactivate
    void close() {
        synchronized (registered) {
            registered.values().forEach(ServiceRegistration::unregister);
            registered.clear();
        }
    }

    private Object run(String verb, CommandSession session, List<Object> arguments) throws BundleException {
        List<String> line = new ArrayList<>(List.of(verb));
        arguments.forEach(word -> line.add(String.valueOf(word)));
        if (line.equals(List.of(Verb.EXIT.word()))) {
            bundle.getBundle(0).stop();
            return "";
        }
        PrintStream out = new PrintStream(session.getConsole(), true, StandardCharsets.UTF_8);
        Style style = Style.of(true, System.getenv());
        try {
            console.run(line, new Terminal(out, System.err, style, Path.of(""), Prompt::secret, true));
        } finally {
            // Gogo would take what has called the command off for its own end.
            Thread.interrupted();
        }
        return null;
    }

    private List<String> complete(List<Object> arguments) {
        List<String> words = new ArrayList<>();
        if (!arguments.isEmpty() && arguments.get(0) instanceof List<?> typed) {
            int index = arguments.size() > 1 ? Integer.parseInt(String.valueOf(arguments.get(1))) : typed.size() - 1;
            typed.subList(0, Math.min(typed.size(), index + 1)).forEach(word -> words.add(String.valueOf(word)));
        } else {
            arguments.forEach(word -> words.add(String.valueOf(word)));
            words.add("");
        }
        return console.complete(words);
    }
}
