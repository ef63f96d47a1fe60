// SPDX-License-Identifier: Apache-2.0
package uplink.service.cellular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.ServiceReference;
import uplink.cellular.CellularListener;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.doubles.Doubles;
import uplink.doubles.Doubles.Call;
import uplink.doubles.FakeDelivery;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Difference;

class CellularFollowerTest {
    private final CellularStatus off =
            CellularStatus.builder(CellularState.FLIGHT_MODE).build();
    private final CellularStatus on =
            CellularStatus.builder(CellularState.AVAILABLE).build();
    private final View nothing = View.builder(1, 1).build();
    private final View before = view(2, off);
    private final View after = view(3, on);
    private final Doubles recorded = new Doubles();
    private final CellularFollower follower = new CellularFollower(recorded.of(CellularListener.class));

    @Test
    void presentTellsWhatIsThereAndWhatIsNot() {
        follower.present(nothing);
        follower.present(after);
        assertThat(recorded.calls)
                .containsExactly(
                        new Call("presentCellular", List.of(Optional.empty())),
                        new Call("presentCellular", List.of(Optional.of(on))));
    }

    @ParameterizedTest
    @EnumSource
    void onlyAChangedTechnologyIsTold(Event event) {
        follower.changed(new Difference(before, after, List.of(new Change(event, "CELLULAR", before, after))));
        assertThat(recorded.calls)
                .isEqualTo(
                        event == Event.TECHNOLOGY_CHANGED
                                ? List.of(new Call("cellularChanged", List.of(Optional.of(off), Optional.of(on))))
                                : List.of());
    }

    @Test
    void otherTechnologiesAreNotTold() {
        Change other = new Change(Event.TECHNOLOGY_CHANGED, "WIFI", before, after);
        follower.changed(new Difference(before, after, List.of(other)));
        assertThat(recorded.calls).isEmpty();
    }

    @Test
    void whatTheListenerThrowsIsKeptFromTheLane() {
        recorded.broken = "cellularChanged";
        Change first = new Change(Event.TECHNOLOGY_CHANGED, "CELLULAR", nothing, before);
        Change second = new Change(Event.TECHNOLOGY_CHANGED, "CELLULAR", before, after);
        follower.changed(new Difference(nothing, after, List.of(first, second)));
        assertThat(recorded.methods()).containsExactly("cellularChanged", "cellularChanged");
    }

    @Test
    void aListenerIsFollowedForAsLongAsItIsRegistered() {
        FakeDelivery delivery = new FakeDelivery();
        CellularNews news = new CellularNews(delivery);
        @SuppressWarnings("unchecked")
        ServiceReference<CellularListener> reference = recorded.of(ServiceReference.class);
        news.bindListener(reference, new CellularListener() {});
        assertThat(delivery.following).singleElement().extracting("reference").isEqualTo(reference);
        news.unbindListener(reference);
        news.unbindListener(reference);
        assertThat(delivery.following).isEmpty();
    }

    private static View view(long sequence, TechnologyStatus status) {
        return View.builder(1, sequence).technologies(List.of(status)).build();
    }
}
