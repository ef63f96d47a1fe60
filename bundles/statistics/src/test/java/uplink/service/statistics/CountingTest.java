// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import uplink.doubles.Doubles;
import uplink.doubles.FakeDelivery;
import uplink.doubles.FakeViews;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Subscription;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.LayerBackend;
import uplink.statistics.Counter;
import uplink.statistics.Direction;
import uplink.statistics.Subject;
import uplink.statistics.Threshold;
import uplink.statistics.UsageListener;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;
import uplink.statistics.spi.GoneSink;

class CountingTest {
    private static final Subject LINK = Subject.link("mac:a");
    private static final int NEVER = Integer.MAX_VALUE;

    private final FakeViews views = new FakeViews();
    private final List<Privilege> asked = new ArrayList<>();
    private final Doubles backend = new Doubles();
    private final Counting counting =
            new Counting(new Settings(NEVER, NEVER, Clock.systemUTC(), Optional.empty()), views);
    private final Bundle caller = new Doubles().of(Bundle.class);
    private final DefaultStatistics statistics =
            new DefaultStatistics(caller, (bundle, privilege, act) -> asked.add(privilege), counting);

    @BeforeEach
    void count() {
        views.show(view(1, ProfileState.DISCONNECTED));
        backend.answers.put("gone", (Subscription) () -> {});
        backend.answers.put("capabilities", EnumSet.of(Capability.COUNTERS));
        received(0);
        bind("sim", backend);
    }

    @AfterEach
    void stop() {
        counting.stop();
        assertThat(views.listeners()).isZero();
    }

    @Test
    void everyQuestionReadsTheCounters() {
        assertThat(statistics.usage(LINK).orElseThrow().received().total()).isZero();
        received(10);
        assertThat(statistics.usage(LINK).orElseThrow().received().total()).isEqualTo(10);
        received(25);
        assertThat(statistics.usages())
                .hasSize(2)
                .allSatisfy(usage -> assertThat(usage.received().total()).isEqualTo(25));
        assertThat(asked).containsOnly(Privilege.GET);
    }

    @Test
    void aSessionIsSeenInTheViewThatShowsIt() {
        counting.start();
        statistics.usages();
        received(10);
        views.show(view(2, ProfileState.CONNECTED));
        received(13);
        assertThat(statistics.usage(LINK).orElseThrow().received().last()).isEqualTo(3);
        assertThat(statistics.usage(LINK).orElseThrow().received().total()).isEqualTo(13);
    }

    @Test
    void aBackendThatFailsHidesNoOther() {
        Doubles broken = new Doubles();
        broken.answers.put("gone", (Subscription) () -> {});
        broken.answers.put("capabilities", EnumSet.of(Capability.COUNTERS));
        broken.failing = "counters";
        bind("broken", broken);
        assertThat(statistics.usage(LINK)).isPresent();
        assertThat(broken.methods()).contains("counters");
    }

    @Test
    void aBackendThatDoesNotStateTheCapabilityIsNotAsked() {
        backend.answers.put("capabilities", Set.of());
        assertThat(statistics.usage(LINK)).isEmpty();
        assertThat(backend.methods()).doesNotContain("counters");
    }

    @Test
    void aResetForgetsWhatWasCountedBeforeIt() {
        views.show(view(2, ProfileState.CONNECTED));
        statistics.usages();
        received(10);
        statistics.reset(LINK, Set.of(Counter.TOTAL_RECEIVED));
        assertThat(statistics.usage(LINK).orElseThrow().received().total()).isZero();
        assertThat(statistics.usage(LINK).orElseThrow().received().last()).isEqualTo(10);
        statistics.reset();
        assertThat(statistics.usage(LINK).orElseThrow().received().last()).isZero();
        assertThat(asked).contains(Privilege.SET);
    }

    @Test
    void aListenerIsToldOfReadingsForAsLongAsItIsRegistered() {
        statistics.usages();
        UsageNews news = new UsageNews(new FakeDelivery(), counting);
        Doubles listener = new Doubles();
        Threshold ten = new Threshold(LINK, Direction.RECEIVED, Threshold.Period.TOTAL, 10);
        listener.answers.put("thresholds", Set.of(ten));
        @SuppressWarnings("unchecked")
        ServiceReference<UsageListener> reference = listener.of(ServiceReference.class);
        news.bindListener(reference, listener.of(UsageListener.class));
        received(10);
        statistics.usages();
        assertThat(listener.methods()).containsExactly("thresholds", "reached");
        assertThat(listener.calls.get(1).arguments()).startsWith(ten);
        statistics.reset();
        received(30);
        statistics.usages();
        assertThat(listener.methods()).containsExactly("thresholds", "reached", "reached");
        news.unbindListener(reference);
        statistics.reset();
        received(60);
        statistics.usages();
        assertThat(listener.methods()).hasSize(3);
        news.stop();
    }

    @Test
    void aLinkThatIsGoneLeavesItsLastBytes() {
        AtomicReference<GoneSink> heard = new AtomicReference<>();
        counting.bindBackend(
                new CountersBackend() {
                    @Override
                    public Set<Capability> capabilities() {
                        return Set.of(Capability.COUNTERS);
                    }

                    @Override
                    public Map<String, Counters> counters() {
                        return Map.of("mac:b", new Counters(5, 0, 0, 0));
                    }

                    @Override
                    public Subscription gone(GoneSink listener) {
                        heard.set(listener);
                        return () -> heard.set((link, last) -> {});
                    }
                },
                Map.of(LayerBackend.NAME, "kernel"));
        statistics.usages();
        heard.get().gone("mac:b", new Counters(12, 0, 0, 0));
        assertThat(counting.known()
                        .usage(Subject.link("mac:b"))
                        .orElseThrow()
                        .received()
                        .total())
                .isEqualTo(7);
    }

    @Test
    void whatNobodyCountsCannotBeReset() {
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> statistics.reset(Subject.link("mac:z"), Set.of(Counter.LAST_SENT)))
                .withMessageContaining("mac:z")
                .extracting(ConnectionException::code)
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    private void received(long bytes) {
        backend.answers.put("counters", Map.of("mac:a", new Counters(bytes, 0, 0, 0)));
    }

    private void bind(String name, Doubles counters) {
        counting.bindBackend(counters.of(CountersBackend.class), Map.of(LayerBackend.NAME, name));
    }

    private static View view(long sequence, ProfileState state) {
        Link link = Link.builder("mac:a")
                .technology(Technology.ETHERNET)
                .backend("sim")
                .build();
        Profile profile = Profile.builder("sim:a", Technology.ETHERNET)
                .state(state)
                .link(Optional.of("mac:a"), Optional.empty())
                .build();
        return View.builder(1, sequence)
                .links(List.of(link))
                .profiles(List.of(profile))
                .build();
    }
}
