// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.profile.Carrier;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.view.RandomNetwork;

class ChangesTest {
    private final Link link =
            Link.builder("mac:a").carrier(Carrier.ATTACHED).carrierChanges(1).build();

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void applyingTheDifferenceGivesTheNewView(long seed) {
        RandomNetwork network = new RandomNetwork(seed);
        View before = network.view(1);
        View after = network.view(2);
        assertThat(Delta.between(before, after).apply(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesComeInTheOrderOfTheEventsEachOnce(long seed) {
        RandomNetwork network = new RandomNetwork(seed);
        List<Change> changes = Changes.between(network.view(1), network.view(2));
        assertThat(changes).extracting(Change::event).isSorted();
        assertThat(changes).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsToldRebuildsEverythingLoud(long seed) {
        RandomNetwork network = new RandomNetwork(seed);
        View before = network.view(1);
        View after = network.view(2);
        List<Link> links = new ArrayList<>(before.links());
        for (Change change : Changes.between(before, after)) {
            switch (change.event()) {
                case LINK_ADDED -> links.add(change.linkAfter().orElseThrow());
                case LINK_REMOVED -> links.remove(change.linkBefore().orElseThrow());
                case LINK_CHANGED ->
                    links.set(
                            links.indexOf(change.linkBefore().orElseThrow()),
                            change.linkAfter().orElseThrow());
                default -> {}
            }
        }
        assertThat(links)
                .extracting(Link::withoutQuiet)
                .containsExactlyInAnyOrderElementsOf(
                        after.links().stream().map(Link::withoutQuiet).toList());
    }

    @Test
    void aFlapIsNeverInvisible() {
        Link flapped = link.toBuilder().carrierChanges(3).build();
        assertThat(Changes.between(view(link), view(flapped)))
                .extracting(Change::event)
                .containsExactly(Event.LINK_CHANGED, Event.CARRIER_CHANGED);
    }

    @Test
    void theDescribingBackendIsQuiet() {
        assertThat(Changes.between(
                        view(link), view(link.toBuilder().backend("other").build())))
                .isEmpty();
    }

    @Test
    void aSignalIsToldFromFiveDecibel() {
        assertThat(Changes.between(view(signal(-60)), view(signal(-64)))).isEmpty();
        assertThat(Changes.between(view(signal(-60)), view(signal(-65))))
                .extracting(Change::event)
                .containsExactly(Event.SIGNAL_CHANGED);
    }

    @Test
    void aThousandLinksAreComparedByAGlance() {
        List<Link> many = new ArrayList<>();
        for (int index = 0; index < 1000; index++) {
            many.add(Link.builder("mac:" + index).build());
        }
        View before = View.builder(1, 1).links(many).build();
        many.set(new Random(1).nextInt(1000), link);
        View after = View.builder(1, 2).links(many).build();
        assertThat(Changes.between(before, after))
                .extracting(Change::event)
                .containsExactly(Event.LINK_ADDED, Event.LINK_REMOVED);
    }

    private static Profile signal(int dbm) {
        return Profile.builder("sim:a", Technology.WIFI)
                .link(Optional.empty(), Optional.empty())
                .signalDbm(OptionalInt.of(dbm))
                .build();
    }

    private static View view(Link link) {
        return View.builder(1, 1).links(List.of(link)).build();
    }

    private static View view(Profile profile) {
        return View.builder(1, 1).profiles(List.of(profile)).build();
    }
}
