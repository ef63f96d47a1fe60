// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.ManagedLinkLabTest.settings;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.ProfileState;

/** A routing table for each managed network, and nothing of it for others. */
class NetworkTablesLabTest {
    @TempDir
    private Path files;

    private Lab lab;
    private Gateway gateway;

    @BeforeEach
    void open() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    private String rules() {
        return lab.ip("rule show") + lab.ip("-6 rule show");
    }

    private String table() {
        return lab.ip("route show table all proto 85") + lab.ip("-6 route show table all proto 85");
    }

    private void start() throws Exception {
        gateway = new Gateway(lab, files, "up0");
        done(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
        gateway.profile("uplink:veth:up0", one -> one.state() == ProfileState.CONNECTED);
        Gateway.eventually("rules", () -> rules().contains("from 2001:db8::2"));
    }

    @Test
    void followsEveryAddressChange() throws Exception {
        start();
        Gateway.eventually(
                "all of it",
                () -> table().contains("2001:db8::/64 dev up0 table 85")
                        && table().contains("default via 192.0.2.1 dev up0 table 85")
                        && table().contains("default via 2001:db8::1 dev up0 table 85"));
        assertThat(rules()).contains("oif up0 lookup 85", "from 192.0.2.2 lookup 85", "from 2001:db8::2 lookup 85");
        lab.ip("addr add 198.51.100.7/24 dev up0");
        Gateway.eventually("a rule more", () -> rules().contains("from 198.51.100.7 lookup 85"));
        Gateway.eventually("a route more", () -> table().contains("198.51.100.0/24 dev up0 table 85"));
        lab.ip("addr del 198.51.100.7/24 dev up0");
        Gateway.eventually("a rule less", () -> !rules().contains("198.51.100.7"));
        Gateway.eventually("a route less", () -> !table().contains("198.51.100.0/24"));
        done(gateway.connections().disconnect("uplink:veth:up0", true, CommandFor.tenSeconds()));
        Gateway.eventually("nothing left", () -> !rules().contains("lookup 85") && !table().contains("table 85"));
    }

    @Test
    void whatIsBoundLeavesByItsOwnNetworkWhateverTheMainTablePrefers() throws Exception {
        start();
        lab.ip("link add other0 type veth peer name farther0");
        lab.ip("link set other0 up");
        lab.ip("link set farther0 up");
        lab.ip("addr add 198.51.100.2/24 dev other0");
        lab.ip("addr add 2001:db8:7::2/64 dev other0 nodad");
        lab.ip("route add default via 198.51.100.1 dev other0 metric 1");
        lab.ip("-6 route add default via 2001:db8:7::1 dev other0 metric 1");
        Gateway.eventually("all of it", () -> table().contains("default via 2001:db8::1 dev up0 table 85"));
        for (String[] each : new String[][] {{"203.0.113.9", "192.0.2.2"}, {"2001:db8:9::9", "2001:db8::2"}}) {
            assertThat(lab.ip("route get " + each[0])).contains("dev other0");
            assertThat(lab.ip("route get " + each[0] + " from " + each[1])).contains("dev up0");
            assertThat(lab.ip("route get " + each[0] + " oif up0")).contains("dev up0");
        }
    }

    @Test
    void stopLeavesNoTableAndKeepsTheNetwork() throws Exception {
        start();
        gateway.close();
        assertThat(rules()).doesNotContain("lookup 85");
        assertThat(table()).doesNotContain("table 85");
        assertThat(lab.ip("route show default")).contains("via 192.0.2.1 dev up0");
    }

    @Test
    void theNextStartClearsWhatACrashHasLeft() throws Exception {
        try (GatewayProcess process = new GatewayProcess(lab, files, "add")) {
            Gateway.eventually("rules", () -> rules().contains("from 2001:db8::2"));
            process.kill();
        }
        assertThat(rules()).contains("lookup 85");
        assertThat(lab.ip("route show")).contains("203.0.113.0/24");
        lab.ip("link set far0 down");
        gateway = new Gateway(lab, files, "up0");
        Gateway.eventually("cleared", () -> !rules().contains("lookup 85") && !table().contains("table 85"));
        Gateway.eventually(
                "no route without its bundle", () -> !lab.ip("route show").contains("203.0.113.0/24"));
    }

    @Test
    void anObservingBackendMakesNone() throws Exception {
        lab.ip("link set up0 up");
        lab.ip("addr add 192.0.2.2/24 dev up0");
        String rules = rules();
        gateway = new Gateway(lab, files, "");
        gateway.profile("kernel:veth:up0", one -> one.state() == ProfileState.CONNECTED);
        lab.ip("addr add 192.0.2.3/24 dev up0");
        gateway.until("the address", layer -> gateway.link("up0").toString().contains("192.0.2.3"));
        gateway.close();
        assertThat(rules()).isEqualTo(rules);
        assertThat(table()).isEmpty();
        assertThat(files.resolve("store")).doesNotExist();
    }
}
