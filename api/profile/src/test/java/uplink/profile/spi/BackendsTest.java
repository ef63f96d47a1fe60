// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.Technology;
import uplink.profile.View;

class BackendsTest {
    private final List<Map.Entry<Map<String, Object>, AreaBackend>> bound = new ArrayList<>();
    private final Backends<AreaBackend> backends = new Backends<>("radios", bound);
    private final AreaBackend low = bind("low", 0, Capability.WIFI_SCAN);
    private final AreaBackend high = bind("high", 100, Capability.WIFI_RADIO);

    @Test
    void ownerIsTheBackendOfThatName() {
        assertThat(backends.owner("low", Capability.WIFI_SCAN, "mac:a")).isSameAs(low);
        assertThat(backends.capabilities("low")).containsExactly(Capability.WIFI_SCAN);
        assertThat(backends.capabilities("none")).isEmpty();
    }

    @Test
    void ofTwoWithOneNameTheHigherRankingServes() {
        AreaBackend vendor = bind("low", 5, Capability.WIFI_SCAN);
        assertThat(backends.owner("low", Capability.WIFI_SCAN, "mac:a")).isSameAs(vendor);
    }

    @Test
    void aMissingBackendOrCapabilityIsRefusedByName() {
        refused(ErrorCode.UNAVAILABLE, "none", () -> backends.owner("none", Capability.WIFI_SCAN, "mac:a"));
        refused(ErrorCode.NOT_SUPPORTED, "WIFI_WPS", () -> backends.owner("low", Capability.WIFI_WPS, "mac:a"));
        View view = view();
        refused(
                ErrorCode.NOT_SUPPORTED,
                "WIFI_WPS",
                () -> backends.serving(view, Technology.WIFI, Capability.WIFI_WPS));
        bound.clear();
        refused(ErrorCode.UNAVAILABLE, "WIFI", () -> backends.serving(view, Technology.WIFI, Capability.WIFI_WPS));
    }

    @Test
    void aTechnologyIsServedByThoseWhoDescribeItsLinks() {
        View owned = view(
                Link.builder("mac:a").technology(Technology.WIFI).backend("low").build());
        assertThat(backends.serving(owned, Technology.WIFI)).containsExactly(low);
        assertThat(backends.capabilities(owned, Technology.WIFI)).containsExactly(Capability.WIFI_SCAN);
        refused(
                ErrorCode.NOT_SUPPORTED,
                "WIFI_RADIO",
                () -> backends.serving(owned, Technology.WIFI, Capability.WIFI_RADIO));
    }

    @Test
    void withoutLinksTheHighestLayerIsAskedFirst() {
        assertThat(backends.serving(view(), Technology.WIFI)).containsExactly(high, low);
        View reversed = View.builder(1, 1).backends(List.of("low", "high")).build();
        assertThat(backends.serving(reversed, Technology.WIFI)).containsExactly(low, high);
        assertThat(backends.serving(view(), Technology.WIFI, Capability.WIFI_SCAN))
                .isSameAs(low);
    }

    private static View view(Link... links) {
        return View.builder(1, 1).links(List.of(links)).build();
    }

    private AreaBackend bind(String name, int ranking, Capability... capabilities) {
        AreaBackend backend = () -> Set.of(capabilities);
        bound.add(Map.entry(Map.of(LayerBackend.NAME, name, "service.ranking", ranking), backend));
        return backend;
    }

    private static void refused(ErrorCode code, String named, ThrowingCallable call) {
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(call)
                .withMessageContaining(named)
                .extracting(ConnectionException::code)
                .isEqualTo(code);
    }
}
