// SPDX-License-Identifier: Apache-2.0
package uplink.service.wifi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.ServiceReference;
import uplink.doubles.Doubles;
import uplink.doubles.Doubles.Call;
import uplink.doubles.FakeDelivery;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.wifi.WifiListener;
import uplink.wifi.WifiStatus;

class WifiFollowerTest {
    private final WifiStatus off = WifiStatus.of(TechnologyState.DEACTIVATED);
    private final WifiStatus on = WifiStatus.of(TechnologyState.CONNECTED);
    private final View nothing = View.builder(1, 1).build();
    private final View before = view(2, off);
    private final View after = view(3, on);
    private final Doubles recorded = new Doubles();
    private final WifiFollower follower = new WifiFollower(recorded.of(WifiListener.class));

    @Test
    void presentTellsWhatIsThereAndWhatIsNot() {
        follower.present(nothing);
        follower.present(after);
        assertThat(recorded.calls)
                .containsExactly(
                        new Call("presentWifi", List.of(Optional.empty())),
                        new Call("presentWifi", List.of(Optional.of(on))));
    }

    @ParameterizedTest
    @EnumSource
    void onlyAChangedTechnologyIsTold(Event event) {
        follower.changed(new Difference(before, after, List.of(new Change(event, "WIFI", before, after))));
        assertThat(recorded.calls)
                .isEqualTo(
                        event == Event.TECHNOLOGY_CHANGED
                                ? List.of(new Call("wifiChanged", List.of(Optional.of(off), Optional.of(on))))
                                : List.of());
    }

    @Test
    void otherTechnologiesAreNotTold() {
        Change other = new Change(Event.TECHNOLOGY_CHANGED, "ETHERNET", before, after);
        follower.changed(new Difference(before, after, List.of(other)));
        assertThat(recorded.calls).isEmpty();
    }

    @Test
    void whatTheListenerThrowsIsKeptFromTheLane() {
        recorded.broken = "wifiChanged";
        Change first = new Change(Event.TECHNOLOGY_CHANGED, "WIFI", nothing, before);
        Change second = new Change(Event.TECHNOLOGY_CHANGED, "WIFI", before, after);
        follower.changed(new Difference(nothing, after, List.of(first, second)));
        assertThat(recorded.methods()).containsExactly("wifiChanged", "wifiChanged");
    }

    @Test
    void aListenerIsFollowedForAsLongAsItIsRegistered() {
        FakeDelivery delivery = new FakeDelivery();
        WifiNews news = new WifiNews(delivery);
        @SuppressWarnings("unchecked")
        ServiceReference<WifiListener> reference = recorded.of(ServiceReference.class);
        news.bindListener(reference, new WifiListener() {});
        assertThat(delivery.following).singleElement().extracting("reference").isEqualTo(reference);
        news.unbindListener(reference);
        news.unbindListener(reference);
        assertThat(delivery.following).isEmpty();
    }

    private static View view(long sequence, TechnologyStatus status) {
        return View.builder(1, sequence).technologies(List.of(status)).build();
    }
}
