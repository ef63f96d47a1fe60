// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;
import static uplink.itest.lab.ManagedLinkLabTest.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.ProfileState;

/** Changes that are undone unless confirmed. */
class ConfirmLabTest {
    private static final String ID = "uplink:veth:up0";

    @TempDir
    private Path files;

    private Lab lab;
    private Gateway gateway;
    private List<String> before;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        start();
        done(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
        gateway.until(
                "both gateways",
                layer -> layer.routes().orElseThrow().stream()
                                .filter(route -> route.isDefault())
                                .count()
                        == 2);
        lab.ip("route add 203.0.113.0/24 via 192.0.2.9 dev up0 proto static");
        before = state();
    }

    private void start() throws Exception {
        gateway = new Gateway(lab, files, "up0");
    }

    /** In an order of its own, since that of the kernel's routes says nothing. */
    private List<String> state() {
        String all = lab.ip("-4 addr show up0") + lab.ip("route show") + lab.ip("-6 route show");
        return all.lines().map(String::strip).sorted().toList();
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

    private void edit(Duration within) throws Exception {
        long revision = gateway.profile(ID, one -> one.saved()).revision();
        done(gateway.profiles().update(ID, revision, settings("192.0.2.7"), CommandFor.confirmed(within)));
        assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24").doesNotContain("192.0.2.2/24");
        assertThat(gateway.confirm().unconfirmed()).containsExactly(ID);
    }

    @Test
    void whatNobodyConfirmsIsUndoneWithForeignRoutes() throws Exception {
        edit(Duration.ofSeconds(1));
        assertThat(lab.ip("route show")).doesNotContain("203.0.113.0/24");
        Gateway.eventually("undone", () -> gateway.confirm().unconfirmed().isEmpty());
        assertThat(state()).isEqualTo(before);
        assertThat(done(gateway.profiles().settings(ID, CommandFor.tenSeconds())))
                .isEqualTo(settings("192.0.2.2"));
        gateway.profile(ID, one -> one.revision() == 3);
        assertThat(files.resolve("store/journal")).isEmptyDirectory();
    }

    @Test
    void whatIsConfirmedStays() throws Exception {
        edit(Duration.ofSeconds(2));
        assertThat(refusal(gateway.profiles().update(ID, 2, settings("192.0.2.8"), CommandFor.tenSeconds()))
                        .code())
                .isEqualTo(ErrorCode.BUSY);
        done(gateway.confirm().confirm(ID, CommandFor.tenSeconds()));
        assertThat(gateway.confirm().unconfirmed()).isEmpty();
        assertThat(refusal(gateway.confirm().revert(ID, CommandFor.tenSeconds()))
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        gateway.close();
        start();
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
        assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24");
    }

    @Test
    void revertUndoesAtOnce() throws Exception {
        edit(Duration.ofMinutes(10));
        done(gateway.confirm().revert(ID, CommandFor.tenSeconds()));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aStopInsideTheWindowLeavesTheTimeThatIsLeft() throws Exception {
        edit(Duration.ofSeconds(3));
        gateway.close();
        assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24");
        start();
        Gateway.eventually(
                "still waiting", () -> gateway.confirm().unconfirmed().contains(ID));
        Gateway.eventually("undone", () -> gateway.confirm().unconfirmed().isEmpty());
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatAKilledProcessHasChangedIsUndoneWhenItsTimeIsOver() throws Exception {
        gateway.close();
        try (GatewayProcess process = new GatewayProcess(lab, files, "edit", "PT1S")) {
            process.kill();
        }
        assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24");
        start();
        Gateway.eventually("looked at", () -> !gateway.layer().profiles().isEmpty());
        gateway.profile(ID, one -> one.revision() == 3);
        Gateway.eventually("undone", () -> gateway.confirm().unconfirmed().isEmpty());
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatAKilledProcessHasChangedCanStillBeRevertedByTheNext() throws Exception {
        gateway.close();
        try (GatewayProcess process = new GatewayProcess(lab, files, "edit", "PT10M")) {
            assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24");
            process.kill();
        }
        assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24");
        start();
        Gateway.eventually(
                "still waiting", () -> gateway.confirm().unconfirmed().contains(ID));
        done(gateway.confirm().revert(ID, CommandFor.tenSeconds()));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aDisconnectThatCutsOneOffIsUndone() throws Exception {
        done(gateway.connections().disconnect(ID, true, CommandFor.confirmed(Duration.ofSeconds(1))));
        assertThat(lab.ip("link show up0")).contains("state DOWN");
        Gateway.eventually("undone", () -> gateway.confirm().unconfirmed().isEmpty());
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
        gateway.until(
                "link-local",
                layer -> gateway.link("up0").ip(Family.IPV6).addresses().size() == 2);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aChangeThatFailsWaitsForNobody() throws Exception {
        lab.ip("link add other0 type veth peer name farther0");
        lab.ip("link set other0 up");
        lab.ip("link set farther0 up");
        lab.ip("addr add 198.51.100.2/24 dev other0");
        done(gateway.connections().disconnect(ID, true, CommandFor.tenSeconds()));
        lab.ip("route add default via 198.51.100.1 dev other0 metric 50");
        assertThat(refusal(gateway.connections().connect(ID, true, CommandFor.confirmed(Duration.ofSeconds(1))))
                        .code())
                .isEqualTo(ErrorCode.OPEN_FAILED);
        assertThat(gateway.confirm().unconfirmed()).isEmpty();
        assertThat(files.resolve("store/journal")).isEmptyDirectory();
    }
}
