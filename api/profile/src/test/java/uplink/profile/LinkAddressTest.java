// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAddressTest {
    @Test
    void isUsableUnlessLocalOrUnfit() throws Exception {
        assertThat(of("192.0.2.1", 24).usable()).isTrue();
        assertThat(of("fe80::1", 64).usable()).isFalse();
        assertThat(of("127.0.0.1", 8).usable()).isFalse();
        InetAddress address = InetAddress.getByName("2001:db8::1");
        assertThat(new LinkAddress(address, 64, Set.of(LinkAddress.Flag.TENTATIVE)).usable())
                .isFalse();
        assertThat(new LinkAddress(address, 64, Set.of(LinkAddress.Flag.DUPLICATE)).usable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::1",
                "::",
                "::1",
                "1::",
                "fe80::1:0:0:1",
                "2001:db8:0:1:1:1:1:1",
                "1:0:0:2::3",
                "192.0.2.1"
            })
    void isWrittenAsTheStandardSays(String text) throws Exception {
        assertThat(LinkAddress.host(InetAddress.getByName(text))).isEqualTo(text);
    }

    @Test
    void knowsItsNetwork() throws Exception {
        assertThat(of("192.0.2.130", 25).network()).hasToString("192.0.2.128/25");
        assertThat(of("2001:db8:1:2:3::4", 64).network().contains(InetAddress.getByName("2001:db8:1:2::9")))
                .isTrue();
    }

    private static LinkAddress of(String text, int length) throws Exception {
        return LinkAddress.of(InetAddress.getByName(text), length);
    }
}
