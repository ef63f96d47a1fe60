// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;
import uplink.service.view.merge.Merged;
import uplink.service.view.merge.Overlay;

/** Whatever short cut the engine takes, its view is what a whole merge of the layers shows. */
class PatchedViewTest {
    /** The last two have one name. */
    private static final List<BackendId> IDS = List.of(
            new BackendId("kernel", -100, 1),
            new BackendId("probe", 50, 2),
            new BackendId("daemon", 100, 3),
            new BackendId("daemon", 90, 4));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void patchedOrMergedTheViewIsTheSame(long seed) {
        Random random = new Random(seed);
        RandomNetwork network = new RandomNetwork(seed);
        List<Layer> last = new ArrayList<>();
        try (Engine engine = new Engine(1, Duration.ofSeconds(60))) {
            List<BackendRunner> runners = new ArrayList<>();
            for (BackendId id : IDS) {
                BackendRunner runner = new BackendRunner(id, new Silent(), engine);
                runner.start();
                runners.add(runner);
                last.add(network.layer());
                runner.publish(last.get(last.size() - 1));
            }
            for (int step = 0; step < 100; step++) {
                int index = random.nextInt(IDS.size());
                last.set(index, random.nextInt(8) == 0 ? network.layer() : network.nudged(last.get(index)));
                runners.get(index).publish(last.get(index));
                assertSame(engine.dispatcher().newest(), merged(last));
            }
        }
    }

    private static void assertSame(View shown, View merged) {
        assertThat(shown.settled()).isTrue();
        assertThat(shown.links()).isEqualTo(merged.links());
        assertThat(shown.profiles()).isEqualTo(merged.profiles());
        assertThat(shown.technologies()).isEqualTo(merged.technologies());
        assertThat(shown.routes()).isEqualTo(merged.routes());
        assertThat(shown.current()).isEqualTo(merged.current());
        assertThat(shown.cable()).isEqualTo(merged.cable());
    }

    private static View merged(List<Layer> given) {
        Layers layers = new Layers();
        for (int index = 0; index < IDS.size(); index++) {
            layers.publish(
                    layers.add(IDS.get(index)),
                    given.get(index),
                    View.builder(1, 0).build());
        }
        Merged merged = Overlay.of(layers.highestFirst());
        return View.builder(1, 1)
                .links(merged.links())
                .profiles(merged.profiles())
                .technologies(merged.technologies())
                .routes(merged.routes())
                .build();
    }

    private static final class Silent implements LayerBackend {
        @Override
        public void start(LayerSink sink) {}

        @Override
        public void stop() {}
    }
}
