// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTest {
    @ParameterizedTest
    @ValueSource(strings = {"pässword", "pässword\n", "pässword\r\n", "pässword\nmore"})
    void aSecretIsTheFirstLineHoweverItEnds(String text) {
        assertThat(Prompt.line(in(text)).orElseThrow().reveal()).containsExactly("pässword".toCharArray());
    }

    @Test
    void nothingIsNoSecret() {
        assertThat(Prompt.line(in(""))).isEmpty();
        assertThat(Prompt.line(in("\n"))).isEmpty();
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
