// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.Delivery;

/**
 * The simulation among the services, which knows when everybody is told. A component apart from the backend: the view wants its
 * backends, so that no backend may want what the view provides.
 */
@Component(name = PlayedSimulation.PID, enabled = false)
public final class PlayedSimulation implements Simulation {
    static final String PID = "uplink.sim.simulation";

    private final Simulator simulator;
    private final Delivery delivery;

    @Activate
    public PlayedSimulation(@Reference Simulator simulator, @Reference Delivery delivery) {
        this.simulator = simulator;
        this.delivery = delivery;
    }

    @Override
    public void play(String scenario) {
        simulator.play(scenario);
    }

    @Override
    public void play(String scenario, long seed) {
        simulator.play(scenario, seed);
    }

    @Override
    public List<String> scenarios() {
        return simulator.scenarios();
    }

    @Override
    public String scenario(String name) {
        return simulator.scenario(name);
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

    @Override
    public void follow(double pace) {
        simulator.follow(pace);
    }

    @Override
    public void awaitIdle(Duration timeout) {
        CompletionStage<Void> idle = delivery.idle();
        try {
            idle.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            idle.toCompletableFuture().cancel(false);
            throw new ConnectionException(
                    ErrorCode.TIMED_OUT,
                    "",
                    "not everybody is told within " + timeout + ": a listener is still in its call");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(ErrorCode.CANCELLED, "", "interrupted while listeners are told");
        } catch (ExecutionException stopped) {
            throw stopped.getCause() instanceof ConnectionException known
                    ? known
                    : new ConnectionException(
                            ErrorCode.FAILED, "", "listeners cannot be waited for: " + stopped.getCause());
        }
    }
}
