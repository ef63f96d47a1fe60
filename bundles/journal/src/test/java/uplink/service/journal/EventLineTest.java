// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import uplink.profile.HistoryEntry;

class EventLineTest {
    private static HistoryEntry entry(String event, String before, String after, long times) {
        return new HistoryEntry(
                7, 12, Scene.START, event, Scene.ID, Optional.of("eth0"), before, after, "carrier of eth0 lost", times);
    }

    @Test
    void namesEveryPartInItsOrder() {
        assertThat(EventLine.of(entry("stateChanged", "CONNECTED", "", 1)))
                .isEqualTo(
                        "epoch=7 seq=12 at=2027-01-15T08:00:00Z event=stateChanged subject=kernel:eth0 interface=eth0"
                                + " old=CONNECTED new= cause=\"carrier of eth0 lost\"");
        assertThat(EventLine.of(entry(HistoryEntry.FLAPPED, "", "", 9))).endsWith(" times=9");
    }

    @Test
    void nobodyWritesALineOfHisOwn() {
        assertThat(EventLine.of(entry("profileChanged", "a\"b\\c", "x\nepoch=8\u2028\u001b[2J", 1)))
                .contains("old=\"a\\\"b\\\\c\"", "new=\"x\\u000aepoch=8\\u2028\\u001b[2J\"")
                .doesNotContain("\n");
    }
}
