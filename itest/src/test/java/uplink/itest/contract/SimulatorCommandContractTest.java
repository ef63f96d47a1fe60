// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;
import uplink.service.view.RunningView;
import uplink.sim.Simulator;

class SimulatorCommandContractTest extends EditingContract {
    private final Simulator simulator = new Simulator();

    @Override
    Hands open() {
        return again();
    }

    /** The world goes on while nobody looks, as a daemon does. */
    @Override
    Hands again() {
        return new Hands(simulator, simulator.profiles(), simulator.connections(), simulator.confirms());
    }

    @Override
    RunningView run(Hands made) throws Exception {
        RunningView view = new RunningView("sim", made.eyes());
        uplink.itest.lab.Gateway.eventually(
                "it runs", () -> view.view().profile(profile()).isPresent());
        return view;
    }

    @Override
    String profile() {
        return "sim:sim-eth0";
    }

    @Override
    ProfileSettings settings(InetAddress address) {
        try {
            return ProfileSettings.builder("sim-eth0", Technology.ETHERNET)
                    .interfaceName(Optional.of("sim-eth0"))
                    .ip(
                            Family.IPV4,
                            IpSettings.builder(IpMethod.STATIC)
                                    .addresses(List.of(LinkAddress.of(address, 24)))
                                    .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                                    .build())
                    .build();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void play(String scenario) {
        simulator.play(scenario);
        simulator.finish();
    }

    @Override
    void hold() {
        play("daemon slow 1h");
    }

    @Override
    void letGo() {
        play("daemon quick");
    }

    @Override
    void spoil() {
        play("cable out");
    }

    @Override
    void repair() {
        play("cable in");
    }

    @Override
    void pass(Duration time) {
        simulator.advance(time);
    }
}
