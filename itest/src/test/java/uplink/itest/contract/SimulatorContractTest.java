// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import uplink.profile.spi.LayerBackend;
import uplink.sim.Simulator;

class SimulatorContractTest extends ObservingContract {
    private final Simulator simulator = new Simulator();

    @Override
    LayerBackend backend() {
        return simulator;
    }

    @Override
    void pullCable() {
        simulator.play("cable out");
        simulator.finish();
    }
}
