// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/** The simulator as a backend and as a service. Off until {@link SimulationSwitch} or an operator enables it. */
@Component(
        name = SimulatedBackend.PID,
        enabled = false,
        service = {LayerBackend.class, Simulation.class},
        property = {LayerBackend.NAME + "=" + Projection.NAME, "service.ranking:Integer=200"})
public final class SimulatedBackend implements Simulation, LayerBackend {
    static final String PID = "uplink.sim";

    private final Simulator simulator = new Simulator();

    /** A gateway at home. */
    @Activate
    public SimulatedBackend() {}

    @Override
    public void start(LayerSink sink) {
        simulator.start(sink);
    }

    @Override
    public void stop() {
        simulator.stop();
    }

    @Override
    public void play(String scenario) {
        simulator.play(scenario);
    }

    @Override
    public boolean step() {
        return simulator.step();
    }

    @Override
    public void advance(Duration time) {
        simulator.advance(time);
    }

    @Override
    public void finish() {
        simulator.finish();
    }

    @Override
    public Instant now() {
        return simulator.now();
    }
}
