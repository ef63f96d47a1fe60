// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uplink.doubles.Doubles;
import uplink.doubles.Doubles.Call;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Link;
import uplink.profile.LinkListener;
import uplink.profile.Profile;
import uplink.profile.ProfileListener;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

class FollowersTest {
    private static final Set<Event> LINKS =
            Set.of(Event.LINK_ADDED, Event.LINK_CHANGED, Event.CARRIER_CHANGED, Event.DHCP_CHANGED, Event.LINK_REMOVED);
    private static final Set<Event> PROFILES = Set.of(
            Event.PROFILE_ADDED,
            Event.PROFILE_CHANGED,
            Event.STATE_CHANGED,
            Event.SIGNAL_CHANGED,
            Event.PROFILE_REMOVED);

    private final Link linkBefore = Link.builder("mac:a").mtuBytes(1500).build();
    private final Link linkAfter = Link.builder("mac:a").mtuBytes(1400).build();
    private final Profile profileBefore =
            Profile.builder("kernel:a", Technology.ETHERNET).build();
    private final Profile profileAfter = Profile.builder("kernel:a", Technology.ETHERNET)
            .state(ProfileState.CONNECTED)
            .build();
    private final View before = view(1, linkBefore, profileBefore);
    private final View after = view(2, linkAfter, profileAfter);

    private final Doubles recorded = new Doubles();
    private final Follower links = new LinkFollower(recorded.of(LinkListener.class));
    private final Follower profiles = new ProfileFollower(recorded.of(ProfileListener.class));

    @Test
    void presentTellsWhatIsThere() {
        links.present(before);
        profiles.present(before);
        assertThat(recorded.calls)
                .containsExactly(
                        new Call("presentLinks", List.of(List.of(linkBefore))),
                        new Call("presentProfiles", List.of(List.of(profileBefore))));
    }

    @ParameterizedTest
    @EnumSource
    void eachEventReachesExactlyTheMethodThatItNames(Event event) {
        links.changed(difference(change(event, "mac:a")));
        assertThat(recorded.calls).isEqualTo(expected(event, LINKS, linkBefore, linkAfter));
        recorded.calls.clear();
        profiles.changed(difference(change(event, "kernel:a")));
        assertThat(recorded.calls).isEqualTo(expected(event, PROFILES, profileBefore, profileAfter));
    }

    @Test
    void changesAreToldInTheOrderOfTheDifference() {
        links.changed(difference(
                change(Event.LINK_ADDED, "mac:a"),
                change(Event.LINK_CHANGED, "mac:a"),
                change(Event.TYPE_CHANGED, Change.CONNECTION),
                change(Event.LINK_REMOVED, "mac:a")));
        assertThat(recorded.methods()).containsExactly("linkAdded", "linkChanged", "linkRemoved");
    }

    @Test
    void whatOneCallThrowsCostsNoOther() {
        recorded.broken = "linkChanged";
        links.changed(difference(change(Event.LINK_CHANGED, "mac:a"), change(Event.CARRIER_CHANGED, "mac:a")));
        recorded.broken = "profileChanged";
        profiles.changed(
                difference(change(Event.PROFILE_CHANGED, "kernel:a"), change(Event.STATE_CHANGED, "kernel:a")));
        assertThat(recorded.methods())
                .containsExactly("linkChanged", "carrierChanged", "profileChanged", "stateChanged");
    }

    private static List<Call> expected(Event event, Set<Event> told, Object before, Object after) {
        Optional<List<Object>> arguments = Optional.of(event)
                .filter(told::contains)
                .map(Event::name)
                .map(name -> name.endsWith("_ADDED")
                        ? List.of(after)
                        : name.endsWith("_REMOVED") ? List.of(before) : List.of(before, after));
        return arguments.stream().map(list -> new Call(event.method(), list)).toList();
    }

    private Change change(Event event, String subject) {
        return new Change(event, subject, before, after);
    }

    private Difference difference(Change... changes) {
        return new Difference(before, after, List.of(changes));
    }

    private static View view(long sequence, Link link, Profile profile) {
        return View.builder(1, sequence)
                .links(List.of(link))
                .profiles(List.of(profile))
                .build();
    }
}
