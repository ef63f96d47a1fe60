// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uplink.profile.Route;
import uplink.profile.View;

class PreferenceTest {
    private final View view = view(route("a", 0), route("b", 100), route("c", 600), route6("c", 1024));

    @Test
    void namedLinksComeInTheirOrderAndOthersThatWouldBeBeforeThemFollow() {
        assertThat(Preference.metrics(view, List.of("c", "b")))
                .containsExactly(Map.entry("c", 10L), Map.entry("b", 20L), Map.entry("a", 30L));
    }

    @Test
    void othersThatComeLaterAnywayAreLeftAlone() {
        assertThat(Preference.metrics(view(route("a", 5), route("b", 100)), List.of("a")))
                .containsExactly(Map.entry("a", 10L));
    }

    @Test
    void aNamedLinkWithoutDefaultRouteGetsNone() {
        assertThat(Preference.metrics(view, List.of("z", "a"))).containsExactly(Map.entry("a", 10L));
        assertThat(Preference.metrics(view, List.of())).isEmpty();
    }

    @Test
    void orderIsThatOfTheBestMetrics() {
        assertThat(Preference.inOrder(view, List.of("a", "b", "c"))).isTrue();
        assertThat(Preference.inOrder(view, List.of("a", "z", "c"))).isTrue();
        assertThat(Preference.inOrder(view, List.of("b", "a"))).isFalse();
        assertThat(Preference.inOrder(view(route("a", 10), route("b", 10)), List.of("a", "b")))
                .isFalse();
    }

    private static View view(Route... routes) {
        return View.builder(1, 1).routes(List.of(routes)).build();
    }

    private static Route route(String link, long metric) {
        return Networks.defaultRoute(link, "192.0.2.1", metric);
    }

    private static Route route6(String link, long metric) {
        return Networks.defaultRoute(link, "2001:db8::1", metric);
    }
}
