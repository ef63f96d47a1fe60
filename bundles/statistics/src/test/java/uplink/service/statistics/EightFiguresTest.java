// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import uplink.doubles.Doubles;
import uplink.doubles.FakeViews;
import uplink.profile.Capability;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Subscription;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.LayerBackend;
import uplink.statistics.Counter;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;

/** Tizen's figures: received and sent, last and total, of Wi-Fi and of the mobile network. */
class EightFiguresTest {
    private final FakeViews views = new FakeViews();
    private final Doubles backend = new Doubles();
    private final Counting counting = new Counting(
            new Settings(Integer.MAX_VALUE, Integer.MAX_VALUE, Clock.systemUTC(), Optional.empty()), views);
    private final Bundle caller = new Doubles().of(Bundle.class);
    private final DefaultStatistics statistics =
            new DefaultStatistics(caller, (bundle, privilege, act) -> {}, counting);

    @BeforeEach
    void count() {
        backend.answers.put("gone", (Subscription) () -> {});
        backend.answers.put("capabilities", EnumSet.of(Capability.COUNTERS));
        counting.bindBackend(backend.of(CountersBackend.class), Map.of(LayerBackend.NAME, "sim"));
    }

    @Test
    void theEightFiguresBeforeAndAfterTrafficAndEachResetAlone() {
        List<Counter> bytes =
                List.of(Counter.LAST_RECEIVED, Counter.LAST_SENT, Counter.TOTAL_RECEIVED, Counter.TOTAL_SENT);
        views.show(radios());
        carried(0);
        statistics.usages();
        assertThat(figures(Technology.WIFI)).containsExactly(0L, 0L, 0L, 0L);
        assertThat(figures(Technology.CELLULAR)).containsExactly(0L, 0L, 0L, 0L);
        carried(5L << 32);
        assertThat(figures(Technology.WIFI)).containsExactly(5L << 32, 5L << 31, 5L << 32, 5L << 31);
        assertThat(figures(Technology.CELLULAR)).containsExactly(5L << 30, 5L << 29, 5L << 30, 5L << 29);
        for (Technology technology : List.of(Technology.WIFI, Technology.CELLULAR)) {
            for (Counter counter : bytes) {
                List<Long> expected = figures(technology);
                expected.set(bytes.indexOf(counter), 0L);
                statistics.reset(Subject.of(technology), Set.of(counter));
                assertThat(figures(technology)).as("%s %s", technology, counter).isEqualTo(expected);
            }
        }
        assertThat(statistics.usage(Subject.of(Technology.NET_PROXY))).isEmpty();
    }

    private List<Long> figures(Technology technology) {
        Usage usage = statistics.usage(Subject.of(technology)).orElseThrow();
        return new ArrayList<>(List.of(
                usage.received().last(),
                usage.sent().last(),
                usage.received().total(),
                usage.sent().total()));
    }

    private void carried(long bytes) {
        backend.answers.put(
                "counters",
                Map.of(
                        "mac:w",
                        new Counters(bytes, bytes / 2, 0, 0),
                        "mac:c",
                        new Counters(bytes / 4, bytes / 8, 0, 0)));
    }

    private static View radios() {
        List<Link> links = new ArrayList<>();
        List<Profile> profiles = new ArrayList<>();
        Map.of("mac:w", Technology.WIFI, "mac:c", Technology.CELLULAR).forEach((key, technology) -> {
            links.add(Link.builder(key).technology(technology).backend("sim").build());
            profiles.add(Profile.builder("sim:" + technology, technology)
                    .state(ProfileState.CONNECTED)
                    .link(Optional.of(key), Optional.empty())
                    .build());
        });
        return View.builder(1, 7).links(links).profiles(profiles).build();
    }
}
