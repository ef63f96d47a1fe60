// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import uplink.itest.lab.Lab;
import uplink.linux.kernel.Control;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.kernel.KernelConfirm;
import uplink.linux.kernel.KernelConnections;
import uplink.linux.kernel.KernelPlace;
import uplink.linux.kernel.KernelProfiles;
import uplink.linux.netlink.Sysfs;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;
import uplink.service.view.RunningView;

class KernelCommandContractTest extends EditingContract {
    @TempDir
    private Path files;

    private Lab lab;

    @Override
    Hands open() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        return again();
    }

    @Override
    Hands again() {
        Control control = Control.of("up0", Optional.of(files.resolve("store")), files.resolve("run"));
        KernelPlace place = new KernelPlace(new Sysfs(files.resolve("none")), files.resolve("resolv.conf"));
        return new Hands(
                new KernelBackend(place, control),
                new KernelProfiles(control),
                new KernelConnections(control),
                new KernelConfirm(control));
    }

    @Override
    RunningView run(Hands made) throws Exception {
        RunningView view = lab.inside(() -> new RunningView("kernel", made.eyes()));
        uplink.itest.lab.Gateway.eventually(
                "it runs", () -> view.view().profile(profile()).isPresent());
        return view;
    }

    @Override
    void prepare() throws Exception {
        done(hands.profiles().add(settings(InetAddress.getByName("192.0.2.2")), ten()));
    }

    @Override
    String profile() {
        return "uplink:veth:up0";
    }

    @Override
    ProfileSettings settings(InetAddress address) {
        try {
            return ProfileSettings.builder("port", Technology.ETHERNET)
                    .interfaceName(Optional.of("up0"))
                    .ip(
                            Family.IPV4,
                            IpSettings.builder(IpMethod.STATIC)
                                    .addresses(List.of(LinkAddress.of(address, 24)))
                                    .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                                    .routeMetric(OptionalLong.of(50))
                                    .build())
                    .ip(Family.IPV6, IpSettings.NONE)
                    .build();
        } catch (java.net.UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    void hold() {
        lab.ip("link set far0 down");
    }

    @Override
    void letGo() {
        lab.ip("link set far0 up");
    }

    /** Somebody has a default route of the same metric: the last step of all is refused. */
    @Override
    void spoil() {
        lab.ip("link add other0 type veth peer name farther0");
        lab.ip("link set other0 up");
        lab.ip("link set farther0 up");
        lab.ip("addr add 198.51.100.2/24 dev other0");
        lab.ip("route add default via 198.51.100.1 dev other0 metric 50");
    }

    @Override
    void repair() {
        lab.ip("link del other0");
    }

    @Override
    void pass(Duration time) {}

    @AfterEach
    void closeLab() throws Exception {
        end();
        running = null;
        if (lab != null) {
            lab.close();
        }
    }
}
