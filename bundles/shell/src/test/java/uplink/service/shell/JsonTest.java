// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uplink.service.shell.document.Json;

class JsonTest {
    private static final ObjectMapper LIBRARY = new ObjectMapper();

    @Test
    void aLibraryReadsWhatIsWritten() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(20, 0, 0x2fff).forEach(text::appendCodePoint);
            text.appendCodePoint(0x1F600 + round % 50);
            Map<String, Object> document =
                    Map.of("text", text.toString(), "list", List.of(1, true, List.of(), Map.of()), "long", 1L << 40);
            assertThat(LIBRARY.readTree(Json.line(document))).isEqualTo(LIBRARY.readTree(Json.pretty(document)));
            assertThat(LIBRARY.readTree(Json.line(document)).get("text").asText())
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void aLineIsOneLine() {
        assertThat(Json.line(Map.of("a", "b\nc"))).isEqualTo("{\"a\":\"b\\nc\"}");
    }
}
