// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Link;
import uplink.profile.View;

class DifferencesTest {
    private final View first = view(1);
    private final View second = view(2, "a");
    private final View third = view(3, "a", "b");
    private final Differences differences = new Differences(first);

    private static View view(long sequence, String... keys) {
        return View.builder(1, sequence)
                .links(List.of(keys).stream()
                        .map(key -> Link.builder(key).build())
                        .toList())
                .build();
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        List<Change> changes = differences.between(first, second);
        assertThat(differences.between(first, second)).isSameAs(changes);
        assertThat(changes).isEqualTo(Changes.between(first, second)).isNotEmpty();
    }

    @Test
    void whoIsBehindGetsTheDifferenceFromWhereHeIs() {
        differences.between(second, third);
        assertThat(differences.between(first, third))
                .filteredOn(change -> change.event() == Event.LINK_ADDED)
                .extracting(Change::subject)
                .containsExactly("a", "b");
        assertThat(differences.between(second, third))
                .filteredOn(change -> change.event() == Event.LINK_ADDED)
                .extracting(Change::subject)
                .containsExactly("b");
        assertThat(differences.between(first, first)).isEmpty();
    }
}
