// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;

class ClockTest {
    private final Simulator simulator = new Simulator();

    @AfterEach
    void close() {
        simulator.close();
        assertThat(running()).isFalse();
    }

    @Test
    void timeFollowsRealTimeUntilItIsStopped() throws Exception {
        CountDownLatch layers = new CountDownLatch(3);
        simulator.start(counting(layers));
        simulator.play("at 1m cable out\nat 1m cable in");
        simulator.follow(3600);
        assertThat(running()).isTrue();
        assertThat(layers.await(5, TimeUnit.SECONDS)).isTrue();
        simulator.follow(0);
        assertThat(running()).isFalse();
        assertThat(simulator.now()).isAfter("2026-01-01T00:01:59Z");
        assertThat(simulator.now()).isEqualTo(simulator.now());
    }

    @Test
    void aCommandOfASlowDaemonEndsByItself() throws Exception {
        simulator.play("daemon slow 1m");
        simulator.finish();
        simulator.follow(600);
        simulator
                .connections()
                .connect("sim:cafe", false, new Asking())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    @Test
    void handsMayHelpWhileTimeFollows() {
        simulator.follow(1);
        simulator.play("at 1h cable out");
        simulator.advance(Duration.ofHours(2));
        assertThat(simulator.step()).isFalse();
        assertThat(simulator.now()).isAfterOrEqualTo("2026-01-01T02:00:00Z");
    }

    @Test
    void aPaceHasBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.follow(-1))
                .withMessage("a pace of -1.0 is not within 0 to 86400");
        assertThatIllegalArgumentException().isThrownBy(() -> simulator.follow(Double.NaN));
        assertThat(running()).isFalse();
    }

    private static boolean running() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("uplink-sim-clock"));
    }

    private static LayerSink counting(CountDownLatch layers) {
        return new LayerSink() {
            @Override
            public void publish(Layer layer) {
                layers.countDown();
            }

            @Override
            public void withdraw(String why) {}
        };
    }
}
