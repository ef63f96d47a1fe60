// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.refusal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.View;

/** NetworkManager is not there, or does not let us. */
@Timeout(60)
class NetworkManagerAbsenceLabTest {
    private static final String DENIED =
            "<policy context=\"mandatory\"><deny send_destination=\"org.freedesktop.NetworkManager\" %s/></policy>";

    @TempDir
    private Path folder;

    private NetworkManagerHost host;
    private NetworkManagerGateway gateway;

    private void open(String policies) throws Exception {
        host = new NetworkManagerHost(folder, policies);
    }

    private void look() throws Exception {
        gateway = new NetworkManagerGateway(host, folder, "eth7");
    }

    @AfterEach
    void close() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        if (host != null) {
            host.close();
        }
    }

    private static boolean by(View view, String backend) {
        return NetworkManagerGateway.found(view, "eth7")
                .filter(link -> link.backend().equals(backend))
                .isPresent();
    }

    private ConnectionException refused() throws Exception {
        return refusal(gateway.profiles()
                .add(NetworkManagerHandsLabTest.settings("ours", "192.0.2.2"), CommandFor.tenSeconds()));
    }

    @Test
    void whoIsNotInstalledShowsNothingUntilHeIs() throws Exception {
        open("");
        look();
        gateway.until("settled", View::settled);
        assertThat(gateway.view().profiles())
                .noneMatch(profile -> profile.backend().equals("networkmanager"));
        assertThat(by(gateway.view(), "kernel")).isTrue();
        assertThat(refused().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(gateway.profiles().capabilities()).isEmpty();
        host.daemon().start();
        gateway.until("NetworkManager", view -> by(view, "networkmanager"));
    }

    /** A killed bus leaves its socket, at which nobody answers; one that has not begun yet has none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBusThatAppearsLaterIsFound(boolean socket) throws Exception {
        open("");
        host.bus().kill();
        if (!socket) {
            Files.delete(folder.resolve("bus.sock"));
        }
        look();
        gateway.until("the kernel", view -> view.settled() && by(view, "kernel"));
        long begin = System.nanoTime();
        assertThat(refused().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(2000);
        host.bus().start();
        host.daemon().start();
        gateway.until("NetworkManager", view -> by(view, "networkmanager"));
    }

    @Test
    void aBusThatForbidsChangesLetsUsLook() throws Exception {
        open(DENIED.formatted("send_interface=\"org.freedesktop.NetworkManager.Settings\""));
        host.daemon().start();
        look();
        gateway.until("NetworkManager", view -> by(view, "networkmanager"));
        ConnectionException refused = refused();
        assertThat(refused.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
        assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
        assertThat(host.daemon().profiles()).isEmpty();
    }

    @Test
    void aBusThatForbidsEverythingLeavesTheKernel() throws Exception {
        open(DENIED.formatted(""));
        host.daemon().start();
        look();
        gateway.until("settled", View::settled);
        assertThat(by(gateway.view(), "kernel")).isTrue();
        assertThat(refused().code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.PERMISSION_DENIED);
    }

    @Test
    void whoDoesNotAnswerIsAskedAgain() throws Exception {
        open("");
        host.daemon().start();
        host.daemon().stopResponding();
        look();
        gateway.until("the kernel", view -> view.settled() && by(view, "kernel"));
        host.daemon().respond();
        gateway.until("NetworkManager", view -> by(view, "networkmanager"));
    }

    @Test
    void aUserWhomPolkitDoesNotKnowMayLookAndNotChange() throws Exception {
        open("");
        host.daemon().configure("[main]\nauth-polkit=true\n");
        host.daemon().start();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(
                        "setpriv",
                        "--reuid=65534",
                        "--clear-groups",
                        "--inh-caps=+dac_read_search",
                        "--ambient-caps=+dac_read_search",
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        UnknownUser.class.getName(),
                        host.bus().address())
                .start();
        Started.Answer answer = new Started(process).answer();
        assertThat(answer.out())
                .as(answer.error())
                .contains("sees eth7", "PERMISSION_DENIED")
                .doesNotContain("done");
        assertThat(host.daemon().profiles()).isEmpty();
    }
}
