// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The distribution as it ships, started for one command. */
final class OneCommand {
    static final Path ROOT =
            Path.of(System.getProperty("uplink.root", "..")).toAbsolutePath().normalize();
    /** Where the distribution is. */
    static final Path HOME = ROOT.resolve("features/launcher/target/uplink");

    private static final Path SCHEMA = ROOT.resolve("docs/uplink.schema.json");
    private static final long PATIENCE_SECONDS = 30;

    /** What came of a command. */
    record Answer(int status, String out, String error) {}

    private OneCommand() {}

    /** The words of a process that carries {@code words} out. */
    static List<String> command(List<String> prefix, String... words) {
        return command(HOME, prefix, words);
    }

    /** The same of a distribution that is somewhere else. */
    static List<String> command(Path home, List<String> prefix, String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duplink.home=" + home));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", home + "/lib/*", "uplink.launcher.Launcher"));
        command.addAll(List.of(words));
        return command;
    }

    static Process start(List<String> prefix, String... words) throws IOException {
        return new ProcessBuilder(command(prefix, words)).start();
    }

    /** Waits for its end. */
    static Answer answer(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), out, error);
    }

    /** What is wrong with a document by the schema's definition of that name. */
    static Set<ValidationMessage> wrong(String definition, String document) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SCHEMA.toUri() + "#/$defs/" + definition))
                .validate(new ObjectMapper().readTree(document));
    }
}
