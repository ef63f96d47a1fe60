// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManageTest {
    @Test
    void nothingIsGivenByDefault() {
        assertThat(Manage.of(new String[0], "").covers("mac:02:00:00:00:00:01", "eth0"))
                .isFalse();
    }

    @Test
    void keysAndNamesAndStars() {
        Manage manage = Manage.parse("eth*, mac:02:00:00:00:00:01 wlan.0");
        assertThat(manage.covers("mac:0a:00:00:00:00:09", "eth7")).isTrue();
        assertThat(manage.covers("mac:02:00:00:00:00:01", "odd")).isTrue();
        assertThat(manage.covers("mac:0a:00:00:00:00:09", "wlanx0")).isFalse();
        assertThat(manage.covers("mac:0a:00:00:00:00:09", "veth7")).isFalse();
    }

    @Test
    void theLoopbackIsNobodys() {
        assertThat(Manage.parse("*").covers("loopback:lo", "lo")).isFalse();
        assertThat(Manage.parse("*").covers("veth:up0", "up0")).isTrue();
    }

    @Test
    void theConfigurationGoesBeforeTheFrameworkProperty() {
        assertThat(Manage.of(new String[] {"eth0"}, "eth1").entries()).containsExactly("eth0");
        assertThat(Manage.of(new String[] {}, "eth1,eth2").entries()).containsExactly("eth1", "eth2");
    }
}
