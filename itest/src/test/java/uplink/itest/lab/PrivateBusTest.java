// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PrivateBusTest {
    private static final String LIST = "org.freedesktop.DBus.ListNames";

    @TempDir
    private Path folder;

    @BeforeEach
    void installed() {
        NetworkManagerHost.installed("dbus-daemon", "dbus-send");
    }

    @Test
    void aKilledBusComesBackAtItsPlace() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder)) {
            String id = bus.ask("org.freedesktop.DBus.GetId").out();
            bus.kill();
            assertThat(bus.ask(LIST).status()).isNotZero();
            bus.start();
            assertThat(bus.ask(LIST).status()).isZero();
            assertThat(bus.ask("org.freedesktop.DBus.GetId").out()).isNotEqualTo(id);
        }
    }

    @Test
    void aPolicyRefuses() throws Exception {
        String policy =
                "<policy context=\"mandatory\"><deny send_destination=\"org.freedesktop.DBus\" send_interface=\"org.freedesktop.DBus\" send_member=\"ListNames\"/></policy>";
        try (PrivateBus bus = new PrivateBus(folder, policy)) {
            assertThat(bus.ask(LIST).error()).contains("org.freedesktop.DBus.Error.AccessDenied");
            assertThat(bus.owned("org.freedesktop.DBus")).isTrue();
        }
    }

    @Test
    void whatACrashedRunHasLeftIsEnded() throws Exception {
        long gone = new ProcessBuilder("true")
                .start()
                .onExit()
                .get(5, TimeUnit.SECONDS)
                .pid();
        ProcessBuilder left = new ProcessBuilder("sleep", "600");
        left.environment().put(PrivateBus.OWNER, Long.toString(gone));
        Process process = left.start();
        try (PrivateBus bus = new PrivateBus(folder)) {
            Gateway.eventually(
                    "its environment", () -> process.info().command().orElse("").endsWith("sleep"));
            PrivateBus.removeLeft();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(bus.owned("org.freedesktop.DBus")).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
