// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String ALPHABET = "{}[]:,\"\\ntrufalse0123456789- .eEx\u00e9\u0001/b";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}}",
                "[]",
                "null",
                "{\"a\":null}",
                "{\"a\":{}}",
                "{\"a\":[[]]}",
                "{\"a\":[1]}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":-}",
                "{\"a\":12345678901}",
                "{\"a\":\"b}",
                "{\"a\":\"b\\\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\u0007\"}",
                "{\"a\":tru}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}x"
            })
    void refusesWhatTheProtocolDoesNotAllow(String line) {
        assertThatThrownBy(() -> LineReader.read(line.toCharArray()))
                .isInstanceOf(MalformedLineException.class)
                .hasMessageStartingWith("column ");
    }

    @Test
    void readsWhatOthersWrite() throws Exception {
        String line = " { \"text\" : \"\\u00e9\\ud83d\\ude00 \\\"\\\\\\/\\b\\f\\n\\r\\t\" , \"no\":false,"
                + "\"yes\":true,\t\"number\":-42,\"zero\":0,\"list\":[\"a\", \"\"],\"empty\":[] } ";
        Map<String, Object> members = LineReader.read(line.toCharArray());
        assertThat(members).hasSize(7).containsEntry("number", -42).containsEntry("list", List.of("a", ""));
        assertThat(new String((char[]) members.get("text")))
                .isEqualTo(JACKSON.readTree(line).get("text").asText());
    }

    @Test
    void agreesWithAnotherReaderOnWhateverItAccepts() throws Exception {
        Random random = new Random(7);
        int accepted = 0;
        for (int round = 0; round < 300_000; round++) {
            String line = damaged("{\"a\":\"b\\n\",\"c\":[\"d\",\"\"],\"e\":true,\"f\":-10}", random);
            try {
                Map<String, Object> members = LineReader.read(line.toCharArray());
                JsonNode other = JACKSON.readTree(line);
                assertThat(members.keySet()).hasSize(other.size());
                members.forEach((name, value) -> assertSame(value, other.get(name)));
                accepted++;
            } catch (MalformedLineException refused) {
                assertThat(refused).hasMessageContaining("want ");
            } catch (JsonProcessingException strange) {
                throw new AssertionError("accepted: " + line, strange);
            }
        }
        assertThat(accepted).isGreaterThan(10_000);
    }

    private static String damaged(String line, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int times = random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(text.length());
            char one = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, one);
                default -> text.setCharAt(at, one);
            }
        }
        return text.toString();
    }

    private static void assertSame(Object value, JsonNode other) {
        if (value instanceof char[] text) {
            assertThat(new String(text)).isEqualTo(other.textValue());
        } else if (value instanceof List<?> list) {
            assertThat(list.toString())
                    .isEqualTo(JACKSON.convertValue(other, List.class).toString());
        } else {
            assertThat(value.toString()).isEqualTo(other.toString());
        }
    }

    @Test
    void deepAndLongLinesAreRefusedAtOnce() {
        assertThatThrownBy(() -> LineReader.read("[".repeat(65_536).toCharArray()))
                .hasMessage("column 1: want a JSON object");
        assertThatThrownBy(() -> LineReader.read(("{\"a\":" + "[".repeat(65_000)).toCharArray()))
                .hasMessage("column 7: want text");
        String words = "\"w\",".repeat(256);
        assertThatThrownBy(() -> LineReader.read(("{\"words\":[" + words + "\"w\"]}").toCharArray()))
                .hasMessageEndingWith("want at most 256 elements");
    }

    @Test
    void requestsAndRepliesComeBackAsTheyWere() {
        Request request =
                new Request(List.of("join", "Caf\u00e9 \"1\"\n"), Path.of("/a b/\u00e9"), true, false, true, true);
        assertThat(Request.parse(characters(request.line()))).isEqualTo(request);
        for (Reply reply : List.of(
                Reply.text(Reply.Kind.OUT, "\u001b[32mok\u001b[0m\n"),
                Reply.text(Reply.Kind.ERROR, "\ud83d\ude00"),
                Reply.text(Reply.Kind.ASK, "passphrase of home"),
                Reply.bytes(ByteBuffer.wrap(new byte[] {-1, 0, 10})),
                Reply.exit(2))) {
            assertThat(Reply.parse(characters(reply.line()))).isEqualTo(reply);
        }
        assertThat(CallerLine.parse(characters(CallerLine.NONE)).kind()).isEqualTo(CallerLine.Kind.NONE);
        assertThat(CallerLine.parse("{\"cancel\":true}".toCharArray()).kind()).isEqualTo(CallerLine.Kind.CANCEL);
        assertThatThrownBy(() -> CallerLine.parse("{\"cancel\":false}".toCharArray()))
                .isInstanceOf(MalformedLineException.class);
        char[] secret = "p\u00e4ss \"\\\n\ud83d\ude00".toCharArray();
        assertThat(CallerLine.parse(characters(new String(CallerLine.secret(secret))))
                        .secret())
                .isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"uplink\":2,\"words\":[]}",
                "{\"uplink\":1}",
                "{\"uplink\":1,\"words\":\"status\"}",
                "{\"uplink\":1,\"words\":[],\"folder\":\"here\"}",
                "{\"uplink\":1,\"words\":[],\"folder\":\"/\\u0000\"}",
                "{\"uplink\":1,\"words\":[],\"folder\":true}",
                "{\"uplink\":1,\"words\":[],\"asks\":1}"
            })
    void refusesRequestsThatSayNothing(String line) {
        assertThatThrownBy(() -> Request.parse(line.toCharArray())).isInstanceOf(MalformedLineException.class);
    }

    @Test
    void ignoresWhatALaterVersionAdds() {
        assertThat(Request.parse("{\"uplink\":1,\"words\":[\"status\"],\"width\":80}".toCharArray()))
                .isEqualTo(new Request(List.of("status"), Path.of("/"), false, false, false, false));
    }

    private static char[] characters(String line) {
        assertThat(line).endsWith("\n");
        return line.substring(0, line.length() - 1).toCharArray();
    }
}
