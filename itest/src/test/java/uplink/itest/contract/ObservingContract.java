// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/** What every backend that observes must hold to, whatever it describes. */
abstract class ObservingContract {
    private final BlockingQueue<Layer> layers = new LinkedBlockingQueue<>();
    private LayerBackend backend;

    /** A backend that has not been started; its network has one connected Ethernet port with both families. */
    abstract LayerBackend backend() throws Exception;

    /** Starts it where its network is. */
    void start(LayerBackend made, LayerSink sink) throws Exception {
        made.start(sink);
    }

    /** Pulls the cable of the connected port. */
    abstract void pullCable() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        backend = backend();
        start(backend, sink());
    }

    @AfterEach
    void end() {
        if (backend != null) {
            backend.stop();
        }
    }

    @Test
    void theFirstLayerIsWhole() throws Exception {
        Layer layer = next();
        View view = View.builder(1, 1)
                .links(layer.links())
                .profiles(layer.profiles())
                .routes(layer.routes().orElseThrow())
                .build();
        Link current = view.current().orElseThrow();
        assertThat(view.current(Family.IPV6)).contains(current);
        assertThat(view.currentProfile()).isPresent();
        for (Family family : Family.values()) {
            assertThat(current.ip(family).addresses()).anyMatch(LinkAddress::usable);
            assertThat(current.ip(family).gateways()).isNotEmpty();
        }
    }

    @Test
    void aLayerHoldsTogether() throws Exception {
        Layer layer = next();
        Set<String> keys = layer.links().stream().map(Link::key).collect(Collectors.toSet());
        assertThat(keys).hasSameSizeAs(layer.links()).containsAll(layer.claims());
        Set<String> ids = new HashSet<>();
        for (Profile profile : layer.profiles()) {
            assertThat(ids.add(profile.id())).as(profile.id()).isTrue();
            profile.link().ifPresent(key -> assertThat(keys).contains(key));
            if (profile.state() == ProfileState.CONNECTED) {
                assertThat(profile.link()).isPresent();
                assertThat(profile.connectCount()).isPositive();
                assertThat(profile.since()).isPresent();
            }
        }
        assertThat(layer.routes().orElseThrow()).extracting(Route::link).allMatch(keys::contains);
        assertThat(layer.links())
                .filteredOn(link -> link.kind() != LinkKind.LOOPBACK)
                .allMatch(link ->
                        layer.profiles().stream().anyMatch(profile -> profile.technology() == link.technology()));
    }

    @Test
    void aPulledCableIsCountedAndEndsTheConnection() throws Exception {
        Layer before = next();
        String key = View.builder(1, 1)
                .links(before.links())
                .routes(before.routes().orElseThrow())
                .build()
                .current()
                .orElseThrow()
                .key();
        long changes = link(before, key).carrierChanges();
        pullCable();
        Layer after = next();
        while (link(after, key).carrierChanges() == changes) {
            after = next();
        }
        assertThat(after.profiles())
                .filteredOn(profile -> profile.link().filter(key::equals).isPresent())
                .noneMatch(profile -> profile.state() == ProfileState.CONNECTED);
    }

    @Test
    void whatHasNotChangedIsEqual() throws Exception {
        Layer before = next();
        pullCable();
        Layer after = next();
        List<Link> same =
                after.links().stream().filter(before.links()::contains).toList();
        assertThat(same).isNotEmpty();
    }

    @Test
    void stopEndsInTwoSecondsAndForGood() throws Exception {
        next();
        long begin = System.nanoTime();
        backend.stop();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(2000);
        layers.clear();
        pullCable();
        assertThat(layers.poll(200, TimeUnit.MILLISECONDS)).isNull();
        backend.stop();
    }

    private static Link link(Layer layer, String key) {
        return layer.links().stream()
                .filter(link -> link.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Layer next() throws Exception {
        Layer layer = layers.poll(5, TimeUnit.SECONDS);
        assertThat(layer).as("a layer within 5 s").isNotNull();
        return layer;
    }

    private LayerSink sink() {
        return new LayerSink() {
            @Override
            public void publish(Layer layer) {
                layers.add(layer);
            }

            @Override
            public void withdraw(String why) {
                throw new AssertionError(why);
            }
        };
    }
}
