// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.linux.networkmanager.Control;
import uplink.linux.networkmanager.NetworkManagerBackend;
import uplink.linux.networkmanager.NetworkManagerPlace;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;

/** NetworkManager is there, and says nothing. */
@Timeout(60)
class NetworkManagerMuteLabTest {
    @TempDir
    private Path folder;

    private NetworkManagerHost host;
    private NetworkManagerBackend backend;
    private final List<Layer> published = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        host = NetworkManagerHost.started(folder);
        host.daemon().stopResponding();
        backend = new NetworkManagerBackend(
                Control.of(new NetworkManagerPlace(host.bus().address(), host.sysfs()), ""));
        backend.start(new LayerSink() {
            @Override
            public void publish(Layer layer) {
                published.add(layer);
            }

            @Override
            public void withdraw(String why) {}
        });
        Gateway.eventually("it asks", () -> stack().contains("Daemon.<init>"));
    }

    @AfterEach
    void close() throws Exception {
        backend.stop();
        host.daemon().respond();
        host.close();
    }

    private static String stack() {
        StringBuilder all = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().startsWith("uplink-networkmanager")) {
                all.append(thread.getName()).append(' ').append(List.of(stack));
            }
        });
        return all.toString();
    }

    @Test
    void itHoldsUpNoStop() throws Exception {
        long begun = System.nanoTime();
        backend.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        Gateway.eventually("its threads have ended", () -> stack().isEmpty());
    }

    @Test
    void itIsSeenWhenItAnswersAgain() throws Exception {
        Gateway.eventually("it asks no longer", () -> !stack().contains("Daemon.<init>"));
        assertThat(published).isEmpty();
        host.daemon().respond();
        Gateway.eventually("a layer", () -> !published.isEmpty());
        assertThat(published.get(0).claims()).isNotEmpty();
    }
}
