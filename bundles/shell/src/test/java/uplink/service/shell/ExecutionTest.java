// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.profile.ProfileState;
import uplink.profile.View;
import uplink.service.shell.text.Style;

class ExecutionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"status", "links", "profiles", "backends"})
    void everyDocumentIsAsItsSchemaSays(String verb) throws Exception {
        for (View view : List.of(Networks.GATEWAY, Networks.OFFLINE)) {
            out.reset();
            assertThat(run(view, verb, "--json")).isZero();
            assertThat(schema(verb).validate(JSON.readTree(out.toByteArray()))).isEmpty();
        }
    }

    @Test
    void everyLineOfWatchIsAsItsSchemaSays() throws Exception {
        View other = Networks.gateway(ProfileState.DISCONNECTED);
        View later = View.builder(7, 9)
                .links(other.links())
                .profiles(other.profiles())
                .build();
        assertThat(run(new FakeViews(Networks.GATEWAY, later), "watch", "--json", "--count", "5"))
                .isZero();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        for (String line : lines) {
            assertThat(schema("watch").validate(JSON.readTree(line))).isEmpty();
        }
        assertThat(lines.get(0)).contains("\"event\":\"present\"");
        assertThat(lines.get(1)).contains("\"event\":\"gap\"").contains("\"old\":2,\"new\":9");
        assertThat(lines.get(2)).contains("\"event\":\"connectionChanged\"");
    }

    @Test
    void statusSaysWhatTheViewSays() throws Exception {
        run(Networks.GATEWAY, "status", "--json");
        JsonNode status = JSON.readTree(out.toByteArray());
        assertThat(status.get("type").asText()).isEqualTo("ETHERNET");
        assertThat(status.get("interface").asText()).isEqualTo("eth0");
        assertThat(status.at("/addresses/IPV6/0").asText()).isEqualTo("2001:db8::2");
        assertThat(status.at("/proxy/port").asInt()).isEqualTo(3128);
        assertThat(status.at("/technologies/CELLULAR/state").asText()).isEqualTo("ROAMING_OFF");
        assertThat(status.at("/technologies/BLUETOOTH/state").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void profilesTellTheirKindAndNoPassword() throws Exception {
        run(Networks.GATEWAY, "profiles", "--json");
        JsonNode profiles = JSON.readTree(out.toByteArray());
        assertThat(profiles.findValuesAsText("ssid")).containsExactly("Café");
        assertThat(profiles.findValuesAsText("reason")).containsExactly("APN_REJECTED");
        assertThat(profiles.findValuesAsText("passwordSet")).containsExactly("true");
        assertThat(profiles.findValues("password")).isEmpty();
    }

    @Test
    void peopleSeeAlignedLinesAndColourOnlyWhereWanted() {
        run(Networks.GATEWAY, "status");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("connection  ETHERNET\nlink        eth0  mac:00:00:5e:00:53:01\n")
                .contains("\naddresses   192.0.2.2/24  2001:db8::2/64\n")
                .contains("\nproxy       MANUAL proxy.example:3128\n")
                .contains("\nethernet    CONNECTED  cable ATTACHED\n")
                .doesNotContain("\u001b");
        out.reset();
        new Execution(new FakeViews(Networks.GATEWAY), stream(out), stream(error), Style.COLOUR).run(List.of("status"));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[32mETHERNET\u001b[0m");
    }

    @Test
    void offlineIsDoneAndUnsettledIsFailed() {
        assertThat(run(Networks.OFFLINE, "status")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("connection  DISCONNECTED\n");
        assertThat(run(Networks.UNSETTLED, "status")).isEqualTo(1);
        assertThat(error.toString(StandardCharsets.UTF_8)).isEqualTo("uplink: nothing came within PT5S\n");
    }

    @ParameterizedTest
    @CsvSource({"caf,daemon:cafe", "daemon:lte,daemon:lte", "Café,daemon:cafe", "eth0,kernel:mac:00:00:5e:00:53:01"})
    void anIdIsAnyNameOrItsBeginning(String operand, String id) throws Exception {
        assertThat(run(Networks.GATEWAY, "profiles", operand.equals("caf") ? "daemon:c" : operand, "--json"))
                .isZero();
        assertThat(JSON.readTree(out.toByteArray()).get(0).get("id").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "links mac:|more than one link begins with 'mac:'; there is mac:00:00:5e:00:53:01, mac:00:00:5e:00:53:02",
                "profiles x|there is no profile 'x'; there is daemon:cafe, daemon:lte, kernel:mac:00:00:5e:00:53:01",
                "statsu|there is no command 'statsu', did you mean 'status'?; there is status",
                "status --count 3|only watch takes --count, --for",
                "watch --for|--for wants a number above 0",
                "status --backend foo|there is no backend 'foo'; there is kernel, sim",
                "links a b|links takes one ID, not 'b'"
            })
    void wrongUsageIsOneLine(String words, String message) {
        assertThat(run(Networks.GATEWAY, words.split(" "))).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(error.toString(StandardCharsets.UTF_8))
                .startsWith("uplink: " + message)
                .hasLineCount(1);
    }

    @Test
    void completionOffersOptionsAndNames() {
        assertThat(Words.behind(Verb.LINKS, Networks.GATEWAY))
                .containsExactly("--json", "eth0", "mac:00:00:5e:00:53:01", "mac:00:00:5e:00:53:02", "wlan0");
        assertThat(Words.behind(Verb.PROFILES, Networks.GATEWAY)).contains("Café", "daemon:lte", "eth0");
        assertThat(Words.behind(Verb.WATCH, Networks.GATEWAY)).containsExactly("--json", "--count", "--for");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run(Networks.OFFLINE, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("status", "profiles", "links", "watch", "backends");
    }

    private int run(View view, String... words) {
        return run(new FakeViews(view), words);
    }

    private int run(FakeViews views, String... words) {
        return new Execution(views, stream(out), stream(error), Style.PLAIN).run(List.of(words));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static JsonSchema schema(String name) throws Exception {
        Path file = Path.of("../../docs/json/" + name + ".schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
    }
}
