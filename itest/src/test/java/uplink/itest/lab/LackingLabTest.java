// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway without a DHCP client, and one that may not change the network. */
class LackingLabTest {
    @TempDir
    private Path files;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
    }

    @AfterEach
    void close() {
        if (lab != null) {
            lab.close();
        }
    }

    private List<String> lines(String shell) throws Exception {
        Started.Answer answer = LackingProcess.start(lab, files, shell).answer();
        assertThat(answer.status()).as(answer.error()).isZero();
        return answer.out().lines().toList();
    }

    @Test
    void withoutADhcpClientTheCapabilityIsMissingAndStaticSettingsAreTaken() throws Exception {
        StringBuilder hide = new StringBuilder();
        for (String program : List.of("/usr/sbin/udhcpc", "/sbin/udhcpc", "/usr/bin/udhcpc", "/bin/udhcpc")) {
            if (Files.exists(Path.of(program))) {
                hide.append("mount --bind /dev/null $(readlink -f ")
                        .append(program)
                        .append(") && ");
            }
        }
        List<String> lines = lines(hide + "exec \"$@\"");
        assertThat(lines.get(0)).contains("PROFILE_ADD").doesNotContain("DHCP");
        assertThat(lines.get(1)).isEqualTo("leased NOT_SUPPORTED udhcpc is not installed, so IPv4 cannot be DYNAMIC");
        assertThat(lines.get(2)).isEqualTo("static done");
    }

    @Test
    void withAClientTheCapabilityIsStated() throws Exception {
        Assumptions.assumeTrue(
                Boolean.parseBoolean(System.getenv("CI")) || Files.isExecutable(Path.of("/usr/sbin/udhcpc")),
                "udhcpc is not installed");
        assertThat(lines("exec \"$@\"").get(0)).contains("DHCP");
    }

    @Test
    void whoMayNotChangeTheNetworkIsToldSoByTheKernelsOwnWord() throws Exception {
        String before = lab.ip("addr show up0");
        List<String> lines = lines("exec setpriv --bounding-set=-net_admin --inh-caps=-net_admin \"$@\"");
        assertThat(lines.get(0)).isEqualTo("states []");
        assertThat(lines.get(2)).startsWith("static PERMISSION_DENIED ").contains("EPERM");
        assertThat(lab.ip("addr show up0")).isEqualTo(before);
    }
}
