// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResolvConfTest {
    @Test
    void readsServersAndTheLastSearchLine() throws Exception {
        ResolvConf conf = ResolvConf.parse("""
                # made by hand
                nameserver 192.0.2.53 ; first
                nameserver fe80::1%eth0
                nameserver not-an-address
                nameserver
                domain old.example
                search lan.example example
                options ndots:1
                """);
        assertThat(conf.servers())
                .containsExactly(InetAddress.getByName("192.0.2.53"), InetAddress.getByName("fe80::1"));
        assertThat(conf.search()).containsExactly("lan.example", "example");
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(ResolvConf.read(Path.of("/does/not/exist"))).isEqualTo(ResolvConf.EMPTY);
    }
}
