// SPDX-License-Identifier: Apache-2.0
package uplink.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import uplink.profile.Family;
import uplink.profile.IpPrefix;

class RouteRequestTest {
    @Test
    void aHostMayHaveAnyDigits() throws Exception {
        InetAddress host = InetAddress.getByName("10.0.255.5");
        assertThat(RouteRequest.host("mac:a", host).destination()).isEqualTo(IpPrefix.host(host));
    }

    @Test
    void familiesAreNotMixed() throws Exception {
        IpPrefix destination = IpPrefix.host(InetAddress.getByName("192.0.2.1"));
        Optional<InetAddress> gateway = Optional.of(InetAddress.getByName("2001:db8::1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteRequest("mac:a", destination, gateway, OptionalLong.empty()))
                .withMessageEndingWith("is not of IPV4");
    }

    @Test
    void aDefaultRouteIsPreferredAndNotAdded() {
        IpPrefix everything = IpPrefix.everything(Family.IPV4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteRequest("mac:a", everything, Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void metricAndLingerHaveBounds() throws Exception {
        IpPrefix destination = IpPrefix.host(InetAddress.getByName("192.0.2.1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteRequest("mac:a", destination, Optional.empty(), OptionalLong.of(-1)))
                .withMessage("metric -1 is not within 0 to 4294967295");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenOptions.DEFAULT.linger(Duration.ofSeconds(-1)))
                .withMessage("cannot linger for PT-1S, want PT0S or more");
    }
}
