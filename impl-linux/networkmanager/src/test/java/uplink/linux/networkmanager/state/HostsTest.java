// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    @Test
    void readsBothFamilies() throws Exception {
        assertThat(Hosts.of("192.0.2.1")).contains(InetAddress.getByName("192.0.2.1"));
        assertThat(Hosts.of("2001:db8::1")).contains(InetAddress.getByName("2001:db8::1"));
        assertThat(Hosts.of("::")).contains(InetAddress.getByName("::"));
    }

    /** Java asks a name server for what only looks like an address. */
    @ParameterizedTest
    @ValueSource(strings = {"", "999.1.1.1", "192.0.2.1.", "1.2.3.4.5", ".:", ".", "gateway", "1:2:3"})
    void nothingElseIsAnAddress(String text) {
        assertThat(Hosts.of(text)).isEmpty();
    }
}
