// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.History;
import uplink.profile.HistoryEntry;
import uplink.profile.HistoryQuery;
import uplink.profile.Route;
import uplink.profile.Views;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ShellCommand;
import uplink.service.shell.Console;
import uplink.service.shell.OneShot;
import uplink.service.shell.Terminal;
import uplink.service.shell.text.Style;

/**
 * Packs one archive for support. What it asks it looks up when it is asked: nothing of it must be there, and the console, which offers this
 * command, would else wait for itself.
 */
@Component(property = ShellCommand.WORD + "=report")
public final class Report implements BroughtCommand {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int MOST_ENTRIES = 10_000;

    private final BundleContext bundle;

    /** Looks around from {@code bundle}. */
    @Activate
    public Report(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Override
    public Group group() {
        return Group.LOOK;
    }

    @Override
    public String purpose() {
        return "one archive for support, without secrets";
    }

    @Override
    public List<String> forms() {
        return List.of("");
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> more() {
        return List.of("It is written into the folder where the command is typed. Read it before you give it away.");
    }

    @Override
    public List<String> examples() {
        return List.of("report");
    }

    @Override
    public List<String> next(List<String> operands) {
        return List.of();
    }

    @Override
    public List<String> values(String option) {
        return List.of();
    }

    @Override
    public void run(Typed typed, Answer answer) {
        if (!typed.operands().isEmpty()) {
            throw new IllegalArgumentException(
                    "takes nothing behind it, not '" + typed.operands().get(0) + "'");
        }
        Path file = typed.folder()
                .resolve("uplink-report-" + STAMP.format(Instant.now()) + ".zip")
                .toAbsolutePath();
        try {
            Archive.write(file, texts());
        } catch (FileAlreadyExistsException there) {
            throw new ConnectionException(ErrorCode.ALREADY_EXISTS, "", file + " is there already");
        } catch (IOException unwritable) {
            throw new ConnectionException(ErrorCode.FAILED, "", "cannot write " + file + ": " + unwritable);
        }
        answer.line(file + " is for support; read it before you give it away");
    }

    /** Texts by the names of their files. */
    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("versions.txt", part(() -> Inventory.versions(bundle)));
        texts.put("bundles.txt", part(() -> Inventory.bundles(bundle)));
        texts.put("services.txt", part(() -> Inventory.services(bundle)));
        texts.put("components.txt", part(() -> asked(ServiceComponentRuntime.class, Components::unsatisfied)));
        for (String command : List.of("status", "links", "profiles")) {
            texts.put(command + ".json", Redactor.document(part(() -> answer(command))));
        }
        texts.put("why.json", Redactor.document(part(() -> answer("why", "--last"))));
        texts.put("routes.txt", part(() -> asked(Views.class, Report::routes)));
        texts.put("history.txt", Redactor.text(part(() -> asked(History.class, Report::history))));
        texts.put("configuration.txt", part(() -> asked(ConfigurationAdmin.class, Configurations::of)));
        texts.putAll(LogTails.of(bundle::getProperty));
        return texts;
    }

    private String answer(String... command) throws IOException, InvalidSyntaxException {
        return asked(Console.class, console -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
            Terminal terminal =
                    new Terminal(out, out, Style.PLAIN, Path.of(""), Terminal.Asking.NOBODY, OneShot.stays(bundle));
            console.run(Stream.concat(Stream.of(command), Stream.of("--json")).toList(), terminal);
            out.flush();
            return bytes.toString(StandardCharsets.UTF_8);
        });
    }

    private static String routes(Views views) {
        return views.view().routes().stream().map(Route::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String history(History history) {
        return history.entries(new HistoryQuery(Optional.empty(), Optional.empty(), MOST_ENTRIES)).stream()
                .map(Report::entry)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String entry(HistoryEntry one) {
        String cause = one.cause().isEmpty() ? "" : " because " + one.cause();
        return one.at() + " " + one.event() + " of " + one.subject() + ", times " + one.times() + ": '" + one.before()
                + "' became '" + one.after() + "'" + cause;
    }

    private <S> String asked(Class<S> type, Question<S> question) throws IOException, InvalidSyntaxException {
        ServiceReference<S> reference = bundle.getServiceReference(type);
        S service = reference == null ? null : bundle.getService(reference);
        if (reference == null || service == null) {
            return "there is no " + type.getSimpleName() + " here\n";
        }
        try {
            return question.ask(service);
        } finally {
            bundle.ungetService(reference);
        }
    }

    /** One part that cannot be told keeps no other back. */
    private static String part(Part part) {
        try {
            return part.text();
        } catch (IOException | InvalidSyntaxException | RuntimeException | LinkageError failed) {
            return "cannot be told: " + failed + "\n";
        }
    }

    @FunctionalInterface
    private interface Part {
        String text() throws IOException, InvalidSyntaxException;
    }

    @FunctionalInterface
    private interface Question<S> {
        String ask(S service) throws IOException, InvalidSyntaxException;
    }
}
