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
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;

/** Who is who among links that come, go and change. */
class IdentityLabTest {
    private static final String ID = "uplink:veth:up0";

    @TempDir
    private Path files;

    private Lab lab;
    private Gateway gateway;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        gateway = new Gateway(lab, files, "up0,second0");
        done(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
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

    @Test
    void aNameTakenByOtherHardwareGetsNotItsSettings() throws Exception {
        lab.ip("link del up0");
        gateway.profile(ID, one -> one.link().isEmpty());
        lab.ip("link add up0 type bridge");
        lab.ip("link set up0 up");
        Profile other = gateway.profile("uplink:bridge:up0", one -> true);
        assertThat(other.saved()).isFalse();
        assertThat(gateway.profile(ID, one -> true).present()).isFalse();
        gateway.close();
        gateway = new Gateway(lab, files, "up0");
        gateway.profile("uplink:bridge:up0", one -> !one.saved());
        assertThat(gateway.profile(ID, one -> true).saved()).isTrue();
        assertThat(lab.ip("addr show up0")).doesNotContain("192.0.2.2");
    }

    @Test
    void aMacThatChangesChangesNothingElse() throws Exception {
        lab.ip("link set up0 address 02:00:5e:00:53:77");
        gateway.until(
                "the address",
                layer -> gateway.link("up0")
                        .mac()
                        .map(Object::toString)
                        .orElse("")
                        .equals("02:00:5e:00:53:77"));
        assertThat(gateway.link("up0").key()).isEqualTo("veth:up0");
        assertThat(gateway.profile(ID, one -> true).state()).isEqualTo(ProfileState.CONNECTED);
    }

    @Test
    void twoLinksWithOneMacAreTwo() throws Exception {
        String mac = gateway.link("up0").mac().orElseThrow().toString();
        lab.ip("link add second0 type veth peer name farther0");
        lab.ip("link set second0 address " + mac);
        gateway.until(
                "both",
                layer -> layer.links().stream()
                        .filter(link ->
                                link.mac().map(Object::toString).orElse("").equals(mac))
                        .map(Link::key)
                        .toList()
                        .equals(java.util.List.of("veth:up0", "veth:second0")));
        assertThat(gateway.profile("uplink:veth:second0", one -> true).saved()).isFalse();
    }

    @Test
    void anotherOrderOfAppearanceAfterARestartChangesNoProfile() throws Exception {
        gateway.close();
        lab.ip("link del up0");
        lab.ip("link add second0 type veth peer name farther0");
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        gateway = new Gateway(lab, files, "up0,second0");
        gateway.profile(ID, one -> one.saved() && one.state() == ProfileState.CONNECTED);
        gateway.profile("uplink:veth:second0", one -> !one.saved());
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24");
        assertThat(lab.ip("addr show second0")).doesNotContain("192.0.2.2/24");
    }
}
