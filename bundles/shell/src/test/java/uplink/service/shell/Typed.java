// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uplink.profile.Secret;
import uplink.service.shell.text.Style;

/** A terminal that remembers what was printed. */
final class Typed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = Path.of("../../docs/uplink.schema.json");

    final FakeAreas areas;
    Style style = Style.PLAIN;
    boolean lasting = true;
    Optional<String> secret = Optional.empty();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    Typed(FakeAreas areas) {
        this.areas = areas;
    }

    /** Forgets what was printed, and answers the exit status. */
    int run(String... words) {
        out.reset();
        error.reset();
        Terminal terminal = new Terminal(
                stream(out),
                stream(error),
                style,
                Path.of(""),
                prompt -> secret.map(text -> Secret.of(text.toCharArray())),
                lasting);
        return new Execution(areas, terminal).run(List.of(words));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String error() {
        return error.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() throws Exception {
        return JSON.readTree(out());
    }

    /** Answers what is wrong with a document by the schema's definition of that name. */
    static Set<ValidationMessage> wrong(String definition, String document) throws Exception {
        SchemaLocation location =
                SchemaLocation.of(SCHEMA.toAbsolutePath().normalize().toUri() + "#/$defs/" + definition);
        Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(location)
                .validate(JSON.readTree(document));
        assertThat(document).isNotBlank();
        return wrong;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
