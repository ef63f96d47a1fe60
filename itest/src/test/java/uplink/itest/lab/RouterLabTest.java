// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;

/** IPv6 from a router that advertises. */
class RouterLabTest {
    private static final String ID = "uplink:veth:up0";

    @TempDir
    private Path files;

    private Lab lab;
    private Lab far;
    private Gateway gateway;

    @BeforeEach
    void open() throws Exception {
        boolean installed =
                Boolean.parseBoolean(System.getenv("CI")) || Files.isExecutable(Path.of("/usr/sbin/dnsmasq"));
        Assumptions.assumeTrue(installed, "dnsmasq is not installed");
        lab = Lab.open();
        far = Lab.open();
        lab.cable("up0", far, "srv0");
        far.ip("link set srv0 up");
        far.ip("addr add 2001:db8:5::1/64 dev srv0 nodad");
        far.server(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=srv0",
                "--bind-dynamic",
                "--user=root",
                "--enable-ra",
                "--ra-param=srv0,4,600",
                "--dhcp-range=::,constructor:srv0,ra-only,64",
                "--dhcp-leasefile=" + files.resolve("leases"),
                "--pid-file=" + files.resolve("dnsmasq.pid"));
        gateway = new Gateway(lab, files, "up0");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (far != null) {
            lab.close();
            far.close();
        }
    }

    private static ProfileSettings settings(boolean privacy) {
        return ProfileSettings.builder("router", Technology.ETHERNET)
                .interfaceName(Optional.of("up0"))
                .ip(Family.IPV4, IpSettings.NONE)
                .ip(
                        Family.IPV6,
                        IpSettings.builder(IpMethod.AUTO)
                                .routeMetric(OptionalLong.of(70))
                                .privacy(Optional.of(privacy))
                                .build())
                .build();
    }

    private static boolean temporary(Profile profile) {
        return profile.ip(Family.IPV6).addresses().stream()
                .anyMatch(address -> address.flags().contains(LinkAddress.Flag.TEMPORARY));
    }

    private void metric(long metric) throws Exception {
        gateway.until(
                "metric " + metric,
                layer -> layer.routes().orElseThrow().stream()
                        .filter(Route::isDefault)
                        .map(Route::metric)
                        .toList()
                        .equals(java.util.List.of(metric)));
    }

    @Test
    void advertisedAddressesPrivacyAndPreference() throws Exception {
        done(gateway.profiles().add(settings(true), CommandFor.tenSeconds()));
        Profile profile = gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED && temporary(one));
        assertThat(profile.ip(Family.IPV6).method()).isEqualTo(IpMethod.AUTO);
        metric(70);
        assertThat(gateway.link("up0").ip(Family.IPV6).gateways()).allMatch(one -> one.isLinkLocalAddress());
        done(gateway.connections().prefer("veth:up0", 10, CommandFor.tenSeconds()));
        metric(10);
        assertThat(lab.ip("-6 route show default")).contains("metric 10").contains("expires");
    }

    @Test
    void withoutPrivacyThereAreNoTemporaryAddresses() throws Exception {
        done(gateway.profiles().add(settings(false), CommandFor.tenSeconds()));
        Profile profile = gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
        assertThat(temporary(profile)).isFalse();
        metric(70);
        assertThat(temporary(gateway.profile(ID, one -> true))).isFalse();
    }
}
