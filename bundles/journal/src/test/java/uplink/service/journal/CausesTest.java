// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.profile.Carrier.ATTACHED;
import static uplink.profile.Carrier.DETACHED;
import static uplink.profile.ProfileState.CONNECTED;
import static uplink.profile.ProfileState.DISCONNECTED;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uplink.profile.Carrier;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Failure;
import uplink.profile.Link;
import uplink.profile.ProfileState;
import uplink.profile.View;
import uplink.profile.ViewBuilder;

class CausesTest {
    private static final Failure WRONG_KEY =
            new Failure(Failure.Stage.AUTHENTICATE, Failure.Reason.WRONG_KEY, "4-way handshake");

    private static ViewBuilder view(long sequence, Carrier carrier, ProfileState state, Optional<Failure> failure) {
        return Scene.view(sequence)
                .links(List.of(Scene.link(carrier).build()))
                .profiles(List.of(Scene.profile(state, failure)));
    }

    private static String cause(Event event, String subject, View before, View after) {
        return Causes.of(new Change(event, subject, before, after));
    }

    @Test
    void aNewFailureComesFirst() {
        View before = view(1, ATTACHED, CONNECTED, Optional.empty()).build();
        View after = view(2, DETACHED, DISCONNECTED, Optional.of(WRONG_KEY))
                .backends(List.of())
                .build();
        String text = "AUTHENTICATE WRONG_KEY (4-way handshake)";
        assertThat(cause(Event.STATE_CHANGED, Scene.ID, before, after)).isEqualTo(text);
        assertThat(cause(Event.LINK_CHANGED, Scene.KEY, before, after)).isEqualTo(text);
    }

    @Test
    void anOldFailureIsNone() {
        View before = view(1, ATTACHED, CONNECTED, Optional.of(WRONG_KEY)).build();
        View after = view(2, ATTACHED, DISCONNECTED, Optional.of(WRONG_KEY)).build();
        assertThat(cause(Event.STATE_CHANGED, Scene.ID, before, after)).isEmpty();
    }

    @Test
    void thenABackendThatCameOrWent() {
        View before = view(1, ATTACHED, CONNECTED, Optional.empty()).build();
        View after = view(2, DETACHED, CONNECTED, Optional.empty())
                .backends(List.of("nm"))
                .build();
        assertThat(cause(Event.LINK_CHANGED, Scene.KEY, before, after))
                .isEqualTo("backend kernel went, backend nm came");
    }

    @Test
    void thenALostCarrier() {
        View before = view(1, ATTACHED, CONNECTED, Optional.empty()).build();
        View after = view(2, DETACHED, DISCONNECTED, Optional.empty()).build();
        assertThat(cause(Event.CARRIER_CHANGED, Scene.KEY, before, after)).isEqualTo("carrier of eth0 lost");
        assertThat(cause(Event.STATE_CHANGED, Scene.ID, before, after)).isEqualTo("carrier of eth0 lost");
        assertThat(cause(Event.CARRIER_CHANGED, Scene.KEY, after, before)).isEmpty();
        assertThat(cause(Event.STATE_CHANGED, Scene.ID, before, Scene.view(2).build()))
                .isEqualTo("eth0 is gone");
    }

    @Test
    void aSlimChangeSaysTheSame() {
        View before = view(1, ATTACHED, CONNECTED, Optional.empty()).build();
        List<View> others = List.of(
                view(2, DETACHED, DISCONNECTED, Optional.of(WRONG_KEY)).build(),
                view(2, DETACHED, DISCONNECTED, Optional.empty()).build(),
                view(2, DETACHED, CONNECTED, Optional.empty())
                        .backends(List.of("nm"))
                        .build(),
                Scene.view(2).build());
        for (View after : others) {
            for (Event event : List.of(Event.LINK_CHANGED, Event.CARRIER_CHANGED, Event.LINK_REMOVED)) {
                same(new Change(event, Scene.KEY, before, after));
            }
            for (Event event : List.of(Event.PROFILE_CHANGED, Event.STATE_CHANGED, Event.PROFILE_REMOVED)) {
                same(new Change(event, Scene.ID, before, after));
            }
            same(new Change(Event.CONNECTION_CHANGED, Change.CONNECTION, before, after));
        }
    }

    private static void same(Change change) {
        Change slim = new Slim().of(change);
        assertThat(Causes.of(slim)).isEqualTo(Causes.of(change));
        assertThat(Texts.of(slim)).isEqualTo(Texts.of(change));
        assertThat(slim.interfaceName()).isEqualTo(change.interfaceName());
        assertThat(slim.after().sequence()).isEqualTo(change.after().sequence());
    }

    @Test
    void aSlimChangeHoldsNothingOfOthers() {
        View before = view(1, ATTACHED, CONNECTED, Optional.empty())
                .links(List.of(
                        Scene.link(ATTACHED).build(), Link.builder("other").build()))
                .build();
        Change slim = new Slim().of(new Change(Event.CARRIER_CHANGED, Scene.KEY, before, before));
        assertThat(slim.before().links()).extracting(Link::key).containsExactly(Scene.KEY);
    }
}
