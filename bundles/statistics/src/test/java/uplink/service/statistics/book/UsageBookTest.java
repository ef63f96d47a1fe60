// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.statistics.Count;
import uplink.statistics.Counter;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.spi.Counters;

class UsageBookTest {
    private static final Subject A = Subject.link("mac:a");
    private static final Subject B = Subject.link("mac:b");
    private static final Subject WIFI = Subject.of(Technology.WIFI);
    private static final Subject HOME = Subject.profile("sim:home");

    private final Link a = link("mac:a");
    private final Link b = link("mac:b");
    private final UsageBook book = new UsageBook(ZoneOffset.UTC);
    private long second;

    @Test
    void whatWasCountedBeforeIsNotOurs() {
        read(view(List.of(a)), counted(1000, 500));
        assertThat(usage(A).received()).isEqualTo(Count.ZERO);
        read(view(List.of(a)), counted(1100, 530));
        assertThat(usage(A).received()).isEqualTo(new Count(0, 100));
        assertThat(usage(A).sent()).isEqualTo(new Count(0, 30));
        assertThat(usage(A).packets()).isEqualTo(new Count(0, 130));
        assertThat(usage(A).at()).isEqualTo(Instant.ofEpochSecond(2));
        assertThat(usage(A).totalSince()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(usage(A).lastSince()).isEmpty();
    }

    @Test
    void allOfALinkThatComesLaterIsOurs() {
        read(view(List.of(a)), counted(1000, 0));
        Map<String, Counters> both = Map.of("mac:a", counters(1000, 0), "mac:b", counters(70, 0));
        read(view(List.of(a, b)), new Reading("sim", both));
        assertThat(usage(B).received().total()).isEqualTo(70);
        assertThat(usage(WIFI).received().total()).isEqualTo(70);
    }

    @Test
    void whatALinkCarriedBeforeItsBackendCountedItIsNotOurs() {
        Map<String, Counters> other = Map.of("mac:b", counters(1, 0));
        read(view(List.of(a, b)), new Reading("sim", other));
        read(view(List.of(a, b)), counted(1000, 0));
        read(view(List.of(a, b)), counted(1003, 0));
        assertThat(usage(A).received().total()).isEqualTo(3);
    }

    @Test
    void countersThatBeginAnewAreNotCountedTwice() {
        read(view(List.of(a)), counted(1000, 0));
        read(view(List.of(a)), counted(1500, 0));
        read(view(List.of(a)), counted(40, 0));
        assertThat(usage(A).received().total()).isEqualTo(540);
    }

    @Test
    void finalCountersThatAreLowerHaveNotBegunAnew() {
        read(view(List.of(a)), counted(1000, 0));
        read(view(List.of(a)), counted(1500, 20));
        book.gone("sim", "mac:a", counters(0, 50), Instant.ofEpochSecond(++second));
        assertThat(usage(A).received().total()).isEqualTo(500);
        assertThat(usage(A).sent().total()).isEqualTo(50);
    }

    @Test
    void aLinkThatIsMissingForAWhileIsNotCountedTwice() {
        read(view(List.of(a)), counted(1000, 0));
        read(view(List.of(a)), new Reading("sim", Map.of()));
        read(view(List.of(a)), counted(1010, 0));
        assertThat(usage(A).received().total()).isEqualTo(10);
    }

    @Test
    void ofTwoWhoCountALinkTheOneThatDescribesItCounts() {
        Reading kernel = new Reading("kernel", Map.of("mac:a", counters(9000, 0)));
        read(view(List.of(a)), kernel, counted(10, 0));
        Reading more = new Reading("kernel", Map.of("mac:a", counters(9100, 0)));
        read(view(List.of(a)), more, counted(15, 0));
        assertThat(usage(A).received().total()).isEqualTo(5);
        Reading most = new Reading("kernel", Map.of("mac:a", counters(9107, 0)));
        read(view(List.of(a)), most);
        assertThat(usage(A).received().total()).isEqualTo(12);
    }

    @Test
    void aSessionBeginsLastAnewAndLeavesTheTotal() {
        read(view(List.of(a)), counted(0, 0));
        read(view(List.of(a), home(a, 1)), counted(10, 0));
        assertThat(usage(A).lastSince()).contains(Instant.ofEpochSecond(2));
        read(view(List.of(a), home(a, 1)), counted(30, 0));
        assertThat(usage(A).received()).isEqualTo(new Count(20, 30));
        assertThat(usage(HOME).received()).isEqualTo(new Count(20, 20));
        assertThat(usage(WIFI).received()).isEqualTo(new Count(20, 30));
        read(view(List.of(a), home(a, 2)), counted(31, 0));
        assertThat(usage(A).received()).isEqualTo(new Count(0, 31));
        assertThat(usage(HOME).received()).isEqualTo(new Count(0, 21));
    }

    @Test
    void aProfileOnAnotherLinkGoesOnCounting() {
        Map<String, Counters> none = Map.of("mac:a", counters(0, 0), "mac:b", counters(0, 0));
        Map<String, Counters> first = Map.of("mac:a", counters(5, 0), "mac:b", counters(0, 0));
        Map<String, Counters> second = Map.of("mac:a", counters(5, 0), "mac:b", counters(7, 0));
        read(view(List.of(a, b), home(a, 1)), new Reading("sim", none));
        read(view(List.of(a, b), home(b, 2)), new Reading("sim", first));
        read(view(List.of(a, b), home(b, 2)), new Reading("sim", second));
        assertThat(usage(HOME).received()).isEqualTo(new Count(7, 12));
    }

    @Test
    void eachCounterIsResetAlone() {
        View home = view(List.of(a), home(a, 1));
        read(home, counted(0, 0));
        read(home, counted(10, 20));
        assertThat(book.reset(A, Set.of(Counter.LAST_RECEIVED), Instant.ofEpochSecond(9)))
                .isTrue();
        assertThat(usage(A).received()).isEqualTo(new Count(0, 10));
        assertThat(usage(A).sent()).isEqualTo(new Count(20, 20));
        book.reset(A, Set.of(Counter.TOTAL_SENT), Instant.ofEpochSecond(9));
        assertThat(usage(A).sent()).isEqualTo(new Count(20, 0));
        assertThat(usage(A).packets()).isEqualTo(new Count(30, 30));
        assertThat(usage(A).totalSince()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(book.reset(B, EnumSet.allOf(Counter.class), Instant.ofEpochSecond(9)))
                .isFalse();
    }

    @Test
    void everythingIsResetTogether() {
        read(view(List.of(a), home(a, 1)), counted(0, 0));
        read(view(List.of(a), home(a, 1)), counted(10, 20));
        book.reset(Instant.ofEpochSecond(9));
        assertThat(book.usages()).hasSize(3).allSatisfy(usage -> {
            assertThat(usage.received()).isEqualTo(Count.ZERO);
            assertThat(usage.totalSince()).isEqualTo(Instant.ofEpochSecond(9));
        });
    }

    @Test
    void usagesAreTechnologiesThenLinksThenProfiles() {
        read(view(List.of(a), home(a, 1)), counted(0, 0));
        assertThat(book.usages()).extracting(Usage::subject).containsExactly(WIFI, A, HOME);
        assertThat(book.usage(B)).isEmpty();
    }

    @Test
    void whatNobodyCountsHasNoUsage() {
        read(view(List.of(a), home(a, 1)));
        assertThat(book.usages()).isEmpty();
    }

    private void read(View view, Reading... readings) {
        book.add(view, List.of(readings), Instant.ofEpochSecond(++second));
    }

    private Usage usage(Subject subject) {
        return book.usage(subject).orElseThrow();
    }

    private static Reading counted(long received, long sent) {
        return new Reading("sim", Map.of("mac:a", counters(received, sent)));
    }

    /** One packet per byte. */
    private static Counters counters(long received, long sent) {
        return new Counters(received, sent, received, sent);
    }

    private static Link link(String key) {
        return Link.builder(key).technology(Technology.WIFI).backend("sim").build();
    }

    private static Profile home(Link on, long connectCount) {
        return Profile.builder("sim:home", Technology.WIFI)
                .state(ProfileState.CONNECTED)
                .connectCount(connectCount)
                .link(Optional.of(on.key()), Optional.empty())
                .build();
    }

    private static View view(List<Link> links, Profile... profiles) {
        return View.builder(1, 1).links(links).profiles(List.of(profiles)).build();
    }
}
