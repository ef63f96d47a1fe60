// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.service.shell.text.Style;
import uplink.service.shell.text.Texts;

class TextsTest {
    @ParameterizedTest
    @CsvSource({"45,45 s", "190,3 min", "3600,1 h", "7500,2 h 5 min", "86400,1 d", "370800,4 d 7 h"})
    void durationsAreAsPeopleSayThem(long seconds, String text) {
        assertThat(Texts.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void namesFromTheAirCommandNoTerminal() {
        assertThat(Texts.safe("\u001b[31mred\u202e")).isEqualTo("?[31mred?");
        assertThat(Texts.safe("Café 東京")).isEqualTo("Café 東京");
    }

    @Test
    void wideLettersTakeTwoColumnsAndMarksNone() {
        assertThat(Texts.width("東京")).isEqualTo(4);
        assertThat(Texts.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void styleIsWhatTheTerminalCan() {
        assertThat(Style.of(false, Map.of("LANG", "C.UTF-8"))).isEqualTo(Style.PLAIN);
        assertThat(Style.of(true, Map.of("LANG", "C.UTF-8"))).isEqualTo(Style.RICH);
        assertThat(Style.of(true, Map.of("LC_ALL", "C", "LANG", "C.UTF-8"))).isEqualTo(Style.COLOUR);
        assertThat(Style.of(true, Map.of("NO_COLOR", "1", "LANG", "de_DE.utf8")))
                .isEqualTo(Style.SYMBOLS);
        assertThat(Style.of(true, Map.of("TERM", "dumb"))).isEqualTo(Style.PLAIN);
    }
}
