// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.ServiceReference;
import uplink.doubles.Doubles;
import uplink.doubles.Doubles.Call;
import uplink.doubles.FakeDelivery;
import uplink.manager.ConnectionListener;
import uplink.manager.Status;
import uplink.profile.Carrier;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Difference;

class ConnectionFollowerTest {
    private static final Set<Event> WHOLE = EnumSet.range(Event.CONNECTION_CHANGED, Event.METERED_CHANGED);

    private final TechnologyStatus wifi = TechnologyStatus.of(Technology.WIFI, TechnologyState.CONNECTED);
    private final Link detached = Networks.link("mac:a", Technology.ETHERNET)
            .kind(LinkKind.PHYSICAL)
            .carrier(Carrier.DETACHED)
            .build();
    private final Link attached = detached.toBuilder().carrier(Carrier.ATTACHED).build();
    private final Route main = Networks.defaultRoute("mac:a", "192.0.2.1", 100);
    private final Route other = new Route("mac:a", main.destination(), main.gateway(), 100, 1001, "uplink");
    private final View before =
            View.builder(1, 1).links(List.of(detached)).routes(List.of(other)).build();
    private final View after = View.builder(1, 2)
            .links(List.of(attached))
            .technologies(List.of(wifi))
            .routes(List.of(main, other))
            .build();

    private final Doubles recorded = new Doubles();
    private final ConnectionFollower follower = new ConnectionFollower(recorded.of(ConnectionListener.class));

    @Test
    void presentTellsTheStatusOfThatView() {
        follower.present(after);
        assertThat(recorded.methods()).containsExactly("present");
        assertThat(views(recorded.calls.get(0))).containsExactly(after);
    }

    @ParameterizedTest
    @EnumSource
    void eachEventReachesExactlyTheMethodThatItNames(Event event) {
        follower.changed(difference(event));
        if (WHOLE.contains(event)) {
            assertThat(recorded.methods()).containsExactly(event.method());
            assertThat(views(recorded.calls.get(0))).containsExactly(before, after);
        } else {
            assertThat(recorded.calls).isEqualTo(expectedParts(event));
        }
    }

    @Test
    void theWholeComesFirstAndAllShareTheSameTwoStatuses() {
        follower.changed(difference(Event.CONNECTION_CHANGED, Event.TYPE_CHANGED, Event.ADDRESS_CHANGED));
        assertThat(recorded.methods()).containsExactly("connectionChanged", "typeChanged", "addressChanged");
        List<Object> first = recorded.calls.get(0).arguments();
        assertThat(recorded.calls).allSatisfy(call -> {
            assertThat(call.arguments().get(0)).isSameAs(first.get(0));
            assertThat(call.arguments().get(1)).isSameAs(first.get(1));
        });
    }

    @Test
    void whatOneCallThrowsCostsNoOther() {
        recorded.broken = "typeChanged";
        follower.changed(difference(Event.TYPE_CHANGED, Event.DNS_CHANGED));
        assertThat(recorded.methods()).containsExactly("typeChanged", "dnsChanged");
    }

    @Test
    void aListenerIsFollowedForAsLongAsItIsRegistered() {
        FakeDelivery delivery = new FakeDelivery();
        ConnectionNews news = new ConnectionNews(delivery);
        @SuppressWarnings("unchecked")
        ServiceReference<ConnectionListener> reference = recorded.of(ServiceReference.class);
        news.bindListener(reference, new ConnectionListener() {});
        assertThat(delivery.following).singleElement().extracting("reference").isEqualTo(reference);
        news.unbindListener(reference);
        news.unbindListener(reference);
        assertThat(delivery.following).isEmpty();
    }

    private List<Call> expectedParts(Event event) {
        return switch (event) {
            case TECHNOLOGY_CHANGED ->
                List.of(new Call("technologyChanged", List.of(Optional.empty(), Optional.of(wifi))));
            case CABLE_CHANGED -> List.of(new Call("cableChanged", List.of(Carrier.DETACHED, Carrier.ATTACHED)));
            case ROUTES_CHANGED -> List.of(new Call("routesChanged", List.of(List.of(), List.of(main))));
            default -> List.of();
        };
    }

    private static List<View> views(Call call) {
        return call.arguments().stream().map(each -> ((Status) each).view()).toList();
    }

    private Difference difference(Event... events) {
        return new Difference(
                before,
                after,
                List.of(events).stream()
                        .map(event -> new Change(event, subject(event), before, after))
                        .toList());
    }

    private static String subject(Event event) {
        return event == Event.TECHNOLOGY_CHANGED ? "WIFI" : Change.CONNECTION;
    }
}
