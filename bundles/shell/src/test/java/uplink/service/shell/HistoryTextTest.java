// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uplink.profile.HistoryEntry;
import uplink.service.shell.text.HistoryText;
import uplink.service.shell.text.Style;

class HistoryTextTest {
    private static final String DOWN = "CONNECTED connectCount=3";
    private static final String UP = "DISCONNECTED connectCount=3";

    @Test
    void aFinerEntryOfTheSameViewStandsForTheWhole() {
        String text =
                text(entry(7, "profileChanged", "state=" + DOWN, "state=" + UP), entry(7, "stateChanged", DOWN, UP));
        assertThat(text).contains("stateChanged").doesNotContain("profileChanged");
    }

    @Test
    void aWholeWithoutAFinerEntryIsTold() {
        String text = text(entry(7, "stateChanged", DOWN, UP), entry(8, "profileChanged", "name=a", "name=b"));
        assertThat(text).contains("stateChanged").contains("profileChanged");
    }

    @Test
    void aChangedStateIsOneWordAndAnUnchangedOneTellsTheRest() {
        assertThat(text(entry(7, "stateChanged", DOWN, UP))).contains("connected -> disconnected\n");
        assertThat(text(entry(7, "stateChanged", DOWN, "CONNECTED connectCount=5")))
                .contains("connectCount=5");
    }

    private static String text(HistoryEntry... entries) {
        return HistoryText.of(List.of(entries), Style.PLAIN, ZoneOffset.UTC);
    }

    private static HistoryEntry entry(long sequence, String event, String before, String after) {
        return new HistoryEntry(
                1, sequence, Instant.EPOCH, event, "kernel:eth0", Optional.of("eth0"), before, after, "", 1);
    }
}
