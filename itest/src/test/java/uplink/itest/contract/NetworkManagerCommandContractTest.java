// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import uplink.itest.lab.NetworkManagerHost;
import uplink.linux.networkmanager.Control;
import uplink.linux.networkmanager.NetworkManagerBackend;
import uplink.linux.networkmanager.NetworkManagerConfirm;
import uplink.linux.networkmanager.NetworkManagerConnections;
import uplink.linux.networkmanager.NetworkManagerPlace;
import uplink.linux.networkmanager.NetworkManagerProfiles;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;
import uplink.service.view.RunningView;

class NetworkManagerCommandContractTest extends EditingContract {
    /** It looks for others who have an address before it takes it. */
    private static final String LOOKS = "[connection-port]\nmatch-device=interface-name:eth*\nipv4.dad-timeout=100\n";

    @TempDir
    private Path files;

    private NetworkManagerHost host;
    private String profile = "";

    @Override
    Hands open() throws Exception {
        host = new NetworkManagerHost(files, "");
        host.daemon().configure(LOOKS);
        host.daemon().start();
        host.daemon().settle();
        return again();
    }

    /** The daemon goes on while nobody looks. */
    @Override
    Hands again() {
        Control control = Control.of(new NetworkManagerPlace(host.bus().address(), host.sysfs()), "eth7");
        return new Hands(
                new NetworkManagerBackend(control),
                new NetworkManagerProfiles(control),
                new NetworkManagerConnections(control),
                new NetworkManagerConfirm(control));
    }

    @Override
    RunningView run(Hands made) throws Exception {
        RunningView view = new RunningView("networkmanager", made.eyes());
        uplink.itest.lab.Gateway.eventually(
                "it runs", () -> !view.view().links().isEmpty());
        return view;
    }

    @Override
    void prepare() throws Exception {
        profile = done(hands.profiles().add(settings(InetAddress.getByName("192.0.2.2")), ten()));
    }

    @Override
    String profile() {
        return profile;
    }

    @Override
    ProfileSettings settings(InetAddress address) {
        try {
            return ProfileSettings.builder("port", Technology.ETHERNET)
                    .interfaceName(Optional.of("eth7"))
                    .ip(
                            Family.IPV4,
                            IpSettings.builder(IpMethod.STATIC)
                                    .addresses(List.of(LinkAddress.of(address, 24)))
                                    .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                                    .routeMetric(OptionalLong.of(50))
                                    .build())
                    .ip(Family.IPV6, IpSettings.NONE)
                    .build();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    void hold() throws Exception {
        host.daemon().stopResponding();
    }

    @Override
    void letGo() {
        host.daemon().respond();
    }

    /** Somebody else has the address. */
    @Override
    void spoil() {
        host.provider().lab().ip("addr add 192.0.2.2/24 dev gw0");
    }

    @Override
    void repair() {
        host.provider().lab().ip("addr del 192.0.2.2/24 dev gw0");
    }

    @Override
    void pass(Duration time) {}

    @AfterEach
    void closeHost() throws Exception {
        end();
        running = null;
        if (host != null) {
            host.close();
        }
    }
}
