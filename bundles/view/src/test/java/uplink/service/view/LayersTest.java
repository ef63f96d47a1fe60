// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.service.view.merge.Merged;
import uplink.service.view.merge.Overlay;

class LayersTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOverlayDoesNotDependOnTheOrderOfArrival(long seed) {
        RandomNetwork network = new RandomNetwork(seed);
        List<BackendId> ids = List.of(
                new BackendId("kernel", -100, 1),
                new BackendId("networkmanager", 100, 2),
                new BackendId("connman", 100, 3),
                new BackendId("sim", 200, 4));
        List<Layer> given = List.of(network.layer(), network.layer(), network.layer(), network.layer());
        View first = view(ids, given, List.of(0, 1, 2, 3));
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, new Random(seed));
        assertThat(view(ids, given, order)).isEqualTo(first);
    }

    private static View view(List<BackendId> ids, List<Layer> given, List<Integer> order) {
        Layers layers = new Layers();
        for (int index : order) {
            layers.publish(
                    layers.add(ids.get(index)),
                    given.get(index),
                    View.builder(1, 0).build());
        }
        Merged merged = Overlay.of(layers.highestFirst());
        return View.builder(1, 1)
                .links(merged.links())
                .profiles(merged.profiles())
                .technologies(merged.technologies())
                .routes(merged.routes())
                .backends(layers.names())
                .build();
    }
}
