// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.service.shell.text.Style;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.UsageException;
import uplink.service.shell.words.Verb;

/**
 * Carries out the command that the framework was started with, in its property {@code uplink.command}, tells the exit status by the
 * system property {@code uplink.exit}, and stops the framework. It begins when the launcher says that everything is started, by a
 * service with the property {@code uplink.started}; else a command might come before a service that it asks. With {@code uplink.alone} it says first that no gateway runs. Without a
 * command it does nothing.
 */
@Component(service = {})
public final class OneShot {
    private static final Logger LOG = LoggerFactory.getLogger(OneShot.class);
    private static final String SEPARATOR = "\u001f";

    private final BundleContext bundle;
    private final Console console;
    private final Thread thread = new Thread(this::run, "uplink-command");

    /** Begins at once if there is a command. */
    @Activate
    public OneShot(
            BundleContext bundle,
            @Reference Console console,
            @Reference(service = Object.class, target = "(uplink.started=true)") ServiceReference<Object> started) {
        this.bundle = bundle;
        this.console = console;
        if (!stays(bundle)) {
            thread.start();
        }
    }

    @Deactivate
    void stop() {
        thread.interrupt();
    }

    /** True of a framework that was not started for one command. */
    public static boolean stays(BundleContext bundle) {
        return words(bundle).isEmpty();
    }

    /** The command's words; none when only options were given: then there is a shell. */
    private static List<String> words(BundleContext bundle) {
        String command = bundle.getProperty("uplink.command");
        if (command == null || command.isEmpty()) {
            return List.of();
        }
        List<String> words = List.of(command.split(SEPARATOR, -1));
        try {
            return CommandLine.none(words) ? List.of() : words;
        } catch (UsageException toBeTold) {
            return words;
        }
    }

    private void run() {
        Style style = Style.of(Boolean.parseBoolean(bundle.getProperty("uplink.terminal")), System.getenv());
        // the status says it itself, among its hints
        boolean alone = Boolean.parseBoolean(bundle.getProperty("uplink.alone"))
                && !words(bundle).contains(Verb.STATUS.word());
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        PrintStream out = new PrintStream(alone ? new Alone(answers) : answers, false, StandardCharsets.UTF_8);
        PrintStream error = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = Execution.FAILED;
        try {
            status = console.run(words(bundle), new Terminal(out, error, style, Path.of(""), Prompt::secret, false));
        } finally {
            out.flush();
            System.setProperty("uplink.exit", Integer.toString(status));
            stopFramework();
        }
    }

    private void stopFramework() {
        try {
            bundle.getBundle(0).stop();
        } catch (BundleException stubborn) {
            LOG.error("The framework does not stop", stubborn);
        }
    }
}
