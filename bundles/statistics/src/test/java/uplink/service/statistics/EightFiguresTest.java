// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import uplink.statistics.spi.Origin;

/** Tizen's figures, received and sent, last and total, of Wi-Fi and of the mobile network; and ours, of everything that carries. */
class EightFiguresTest {
    private static final Map<String, Technology> LINKS = new TreeMap<>(Map.of(
            "mac:w", Technology.WIFI,
            "mac:c", Technology.CELLULAR,
            "mac:e", Technology.ETHERNET,
            "mac:b", Technology.BLUETOOTH));

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
        views.show(radios());
        carried(0);
        statistics.usages();
        LINKS.forEach((link, technology) ->
                assertThat(figures(Subject.of(technology))).containsOnly(0L).hasSize(Counter.values().length));
        carried(5L << 32);
        long share = 5L << 32;
        for (Map.Entry<String, Technology> one : LINKS.entrySet()) {
            assertThat(figures(Subject.of(one.getValue()))).containsExactlyElementsOf(expected(share));
            assertThat(figures(Subject.link(one.getKey()))).containsExactlyElementsOf(expected(share));
            assertThat(figures(Subject.profile("sim:" + one.getValue()))).containsExactlyElementsOf(expected(share));
            share /= 4;
        }
        statistics.usages().forEach(usage -> resetsEachAlone(usage.subject()));
        assertThat(statistics.usage(Subject.of(Technology.NET_PROXY))).isEmpty();
    }

    private void resetsEachAlone(Subject subject) {
        for (Counter counter : Counter.values()) {
            List<Long> expected = figures(subject);
            assertThat(expected.set(counter.ordinal(), 0L))
                    .as("%s %s", subject, counter)
                    .isPositive();
            statistics.reset(subject, Set.of(counter));
            assertThat(figures(subject)).as("%s %s", subject, counter).isEqualTo(expected);
        }
    }

    /** In the order of the counters. */
    private List<Long> figures(Subject subject) {
        Usage usage = statistics.usage(subject).orElseThrow();
        return new ArrayList<>(List.of(
                usage.received().last(),
                usage.sent().last(),
                usage.received().total(),
                usage.sent().total(),
                usage.packets().last(),
                usage.packets().total(),
                usage.errors().last(),
                usage.errors().total()));
    }

    private static List<Long> expected(long share) {
        long packets = share / 1024;
        return List.of(share, share / 2, share, share / 2, packets, packets, share / 2048, share / 2048);
    }

    private void carried(long bytes) {
        Map<String, Counters> counters = new HashMap<>();
        long share = bytes;
        for (String link : LINKS.keySet()) {
            counters.put(
                    link,
                    new Counters(
                            share, share / 2, share / 2048, share / 2048, share / 2048, new Origin(link + "/1", 64)));
            share /= 4;
        }
        backend.answers.put("counters", counters);
    }

    private static View radios() {
        List<Link> links = new ArrayList<>();
        List<Profile> profiles = new ArrayList<>();
        LINKS.forEach((key, technology) -> {
            links.add(Link.builder(key).technology(technology).backend("sim").build());
            profiles.add(Profile.builder("sim:" + technology, technology)
                    .state(ProfileState.CONNECTED)
                    .link(Optional.of(key), Optional.empty())
                    .build());
        });
        return View.builder(1, 7).links(links).profiles(profiles).build();
    }
}
