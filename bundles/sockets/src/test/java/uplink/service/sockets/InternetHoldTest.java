// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uplink.profile.Internet;

class InternetHoldTest {
    private final InternetHold hold = new InternetHold(Internet.ONLINE, 100);

    @Test
    void aFlapIsNotShown() {
        assertThat(hold.see(Internet.OFFLINE, 10)).isEqualTo(Internet.ONLINE);
        assertThat(hold.remaining(40)).isEqualTo(70);
        assertThat(hold.see(Internet.ONLINE, 60)).isEqualTo(Internet.ONLINE);
        assertThat(hold.remaining(60)).isEqualTo(Long.MAX_VALUE);
        assertThat(hold.see(Internet.OFFLINE, 120)).isEqualTo(Internet.ONLINE);
        assertThat(hold.see(Internet.OFFLINE, 219)).isEqualTo(Internet.ONLINE);
        assertThat(hold.see(Internet.OFFLINE, 220)).isEqualTo(Internet.OFFLINE);
    }

    @Test
    void aLossThatGetsWorseIsOneLoss() {
        assertThat(hold.see(Internet.LIMITED, 0)).isEqualTo(Internet.ONLINE);
        assertThat(hold.see(Internet.OFFLINE, 90)).isEqualTo(Internet.ONLINE);
        assertThat(hold.see(Internet.OFFLINE, 100)).isEqualTo(Internet.OFFLINE);
    }

    @Test
    void goodNewsAreShownAtOnce() {
        InternetHold offline = new InternetHold(Internet.OFFLINE, 100);
        assertThat(offline.see(Internet.LIMITED, 1)).isEqualTo(Internet.LIMITED);
        assertThat(offline.see(Internet.ONLINE, 2)).isEqualTo(Internet.ONLINE);
    }
}
