// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uplink.profile.Fact;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpPrefix;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.spi.Layer;
import uplink.profile.spi.Mark;

class OverlayTest {
    private final Link lower = Link.builder("mac:a").backend("kernel").build();
    private final Link upper = Link.builder("mac:a").backend("daemon").build();

    @Test
    void theHigherDescriptionOfALinkWins() {
        assertThat(Overlay.of(List.of(links(upper), links(lower))).links()).containsExactly(upper);
        assertThat(Overlay.of(List.of(links(lower), links(upper))).links()).containsExactly(lower);
    }

    @Test
    void aClaimHidesLinkAndProfilesOfLowerLayers() {
        Layer claiming = Layer.builder().claims(Set.of("mac:a")).build();
        Profile on =
                Profile.builder("kernel:a", Technology.ETHERNET).link(lower).build();
        Profile elsewhere = Profile.builder("kernel:b", Technology.ETHERNET).build();
        Layer kernel = Layer.builder()
                .links(List.of(lower))
                .profiles(List.of(on, elsewhere))
                .build();
        Merged merged = Overlay.of(List.of(claiming, kernel));
        assertThat(merged.links()).isEmpty();
        assertThat(merged.profiles()).containsExactly(elsewhere);
        assertThat(Overlay.of(List.of(kernel, claiming)).profiles()).containsExactly(on, elsewhere);
    }

    @Test
    void routesOfAClaimedLinkAreItsClaimersIfItKnowsAny() {
        Route kernels = route(100);
        Route daemons = route(50);
        Layer kernel = Layer.builder().routes(List.of(kernels)).build();
        Layer knows =
                Layer.builder().claims(Set.of("mac:a")).routes(List.of(daemons)).build();
        Layer knowsNothing = Layer.builder().claims(Set.of("mac:a")).build();
        assertThat(Overlay.of(List.of(knows, kernel)).routes()).containsExactly(daemons);
        assertThat(Overlay.of(List.of(knowsNothing, kernel)).routes()).containsExactly(kernels);
    }

    @Test
    void marksAreLaidOverWhoeverDescribesTheLink() {
        Layer probe = Layer.builder()
                .marks(List.of(new Mark("mac:a", Internet.PORTAL, Metered.UNKNOWN, "probe")))
                .build();
        Link marked = Overlay.of(List.of(links(lower), probe)).links().get(0);
        assertThat(marked.internet()).isEqualTo(Internet.PORTAL);
        assertThat(marked.source(Fact.INTERNET)).isEqualTo("probe");
        assertThat(marked.source(Fact.METERED)).isEqualTo("kernel");
    }

    @Test
    void ethernetAndBluetoothFollowFromLinksAndProfiles() {
        Link port = Link.builder("mac:a")
                .technology(Technology.ETHERNET)
                .kind(LinkKind.PHYSICAL)
                .enabled(true)
                .build();
        Profile up = Profile.builder("kernel:a", Technology.ETHERNET)
                .state(ProfileState.CONNECTED)
                .build();
        assertThat(Overlay.of(List.of()).technologies())
                .containsExactly(
                        TechnologyStatus.of(Technology.ETHERNET, TechnologyState.DEACTIVATED),
                        TechnologyStatus.of(Technology.BLUETOOTH, TechnologyState.DEACTIVATED));
        assertThat(Overlay.of(List.of(links(port))).technologies())
                .contains(TechnologyStatus.of(Technology.ETHERNET, TechnologyState.DISCONNECTED));
        assertThat(Overlay.of(List.of(Layer.builder().profiles(List.of(up)).build()))
                        .technologies())
                .contains(TechnologyStatus.of(Technology.ETHERNET, TechnologyState.CONNECTED));
    }

    @Test
    void aStampedLayerKeepsTheObjectsThatItKnows() {
        Stamp stamp = new Stamp("kernel");
        Link other = Link.builder("mac:b").build();
        Profile typed = Profile.builder("kernel:a", Technology.BLUETOOTH).build();
        Layer first = stamp.of(Layer.builder()
                .links(List.of(upper, other))
                .profiles(List.of(typed))
                .build());
        Layer second = stamp.of(
                Layer.builder().links(List.of(other)).profiles(List.of(typed)).build());
        assertThat(second.links().get(0)).isSameAs(first.links().get(1));
        assertThat(second.links().get(0).backend()).isEqualTo("kernel");
        assertThat(first.profiles().get(0).backend()).isEqualTo("kernel");
        assertThat(first.profiles().get(0)).isInstanceOf(typed.getClass());
    }

    private static Layer links(Link... links) {
        return Layer.builder().links(List.of(links)).build();
    }

    private static Route route(long metric) {
        return new Route("mac:a", IpPrefix.everything(Family.IPV4), Optional.empty(), metric, Route.MAIN, "dhcp");
    }
}
