// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import uplink.sockets.Network;
import uplink.sockets.NetworkLostException;

/** What becomes of sockets when networks go, and when they only seem to. */
class LostNetworkTest extends RealRegistry {
    @Test
    void aLostNetworkClosesItsSocketsWithAReasonBeforeItIsUnregistered() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        try (ServerSocket server = network.serverSocketFactory().createServerSocket(0);
                Socket client = network.socketFactory().createSocket("127.0.0.1", server.getLocalPort());
                Socket accepted = server.accept()) {
            CompletableFuture<Long> reading =
                    failing(() -> client.getInputStream().read());
            CompletableFuture<Long> serving =
                    failing(() -> accepted.getInputStream().read());
            CompletableFuture<Long> accepting = failing(server::accept);
            CompletableFuture<Boolean> closedFirst = new CompletableFuture<>();
            listen(event -> closedFirst.complete(client.isClosed()));
            long before = System.nanoTime();
            views.show(new Networks().view());
            for (CompletableFuture<Long> each : List.of(reading, serving, accepting)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(each.get(5, TimeUnit.SECONDS) - before);
                assertThat(millis).isLessThan(100);
            }
            assertThat(closedFirst.get(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(network.alive()).isFalse();
        assertThat(network.lost()).contains("the network is gone");
        assertThatThrownBy(() -> network.socketFactory().createSocket())
                .isInstanceOf(NetworkLostException.class)
                .hasMessage("mac:eth0: the network is gone");
        assertThatThrownBy(() -> network.resolve("localhost")).isInstanceOf(NetworkLostException.class);
        assertThatThrownBy(() -> network.openDatagramSocket(0)).isInstanceOf(NetworkLostException.class);
    }

    @Test
    void aSwappedBackendClosesNothingAndUnregistersNothing() throws Exception {
        views.show(new Networks().with("eth0", 100, 7, same -> same).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        try (ServerSocket server = network.serverSocketFactory().createServerSocket(0);
                Socket client = network.socketFactory().createSocket("127.0.0.1", server.getLocalPort())) {
            views.show(new Networks()
                    .with("eth0", 100, 1, link -> link.backend("networkmanager"))
                    .view());
            await("changed mac:eth0");
            views.show(new Networks().with("eth0", 100, 8, same -> same).view());
            await("changed mac:eth0");
            client.getOutputStream().write(1);
            assertThat(client.isClosed()).isFalse();
            assertThat(network.alive()).isTrue();
        }
    }

    @Test
    void aLinkThatWasConnectedAnewIsAnotherNetwork() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        Socket socket = network.socketFactory().createSocket();
        views.show(new Networks().with("eth0", 100, 2, same -> same).view());
        await("registered mac:eth0");
        await("gone mac:eth0");
        assertThat(socket.isClosed()).isTrue();
        assertThat(network.lost()).contains("the network was connected anew");
    }

    @Test
    void aRenamedLinkLosesNothing() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        try (Socket socket = network.socketFactory().createSocket()) {
            views.show(new Networks()
                    .with("eth0", 100, 1, link -> link.interfaceName("lan0"))
                    .view());
            await("changed mac:eth0");
            assertThat(socket.isClosed()).isFalse();
            assertThat(network.link().interfaceName()).contains("lan0");
        }
    }

    @Test
    void aStopLeavesNothingBehind() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Socket socket = context.getService(services(null).iterator().next())
                .socketFactory()
                .createSocket();
        registrar.stop();
        assertThat(socket.isClosed()).isTrue();
        assertThat(services(null)).isEmpty();
        assertThat(views.listeners()).isZero();
    }

    /** When it failed; anything else is an error. */
    private CompletableFuture<Long> failing(Blocking work) {
        CompletableFuture<Long> failed = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        pool.execute(() -> {
            begun.countDown();
            try {
                failed.completeExceptionally(new AssertionError("ended with " + work.run()));
            } catch (NetworkLostException lost) {
                failed.complete(System.nanoTime());
            } catch (Exception other) {
                failed.completeExceptionally(other);
            }
        });
        uninterrupted(begun);
        return failed;
    }

    private interface Blocking {
        Object run() throws Exception;
    }
}
