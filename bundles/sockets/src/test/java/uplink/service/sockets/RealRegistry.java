// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import uplink.doubles.FakeViews;
import uplink.profile.Family;
import uplink.sockets.Network;

/** A registrar in the registry of a real framework, and what it does there. */
@Timeout(30)
abstract class RealRegistry {
    @TempDir
    private Path cache;

    final FakeViews views = new FakeViews();
    final ExecutorService pool = Executors.newCachedThreadPool();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private Felix framework;
    BundleContext context;
    NetworkRegistrar registrar;

    @BeforeEach
    void start() throws Exception {
        framework = new Felix(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        context = framework.getBundleContext();
        listen(event -> events.add(word(event)));
        registrar = registrar(Duration.ofMillis(300));
    }

    private NetworkRegistrar registrar(Duration hold) {
        NetworkRegistrar made = new NetworkRegistrar(
                views, new Presence.Owner(context, (bundle, privilege, act) -> {}, pool), hold, Family.IPV4);
        made.binders.add(Map.entry(Map.of("uplink.backend", "kernel"), new Networks.Loopback()));
        made.start();
        return made;
    }

    @AfterEach
    void stop() throws Exception {
        registrar.stop();
        framework.stop();
        framework.waitForStop(5_000);
        pool.shutdownNow();
    }

    final Collection<ServiceReference<Network>> services(String filter) {
        try {
            return context.getServiceReferences(Network.class, filter);
        } catch (InvalidSyntaxException wrong) {
            throw new AssertionError(wrong);
        }
    }

    final void listen(ServiceListener listener) throws Exception {
        context.addServiceListener(listener, "(objectClass=" + Network.class.getName() + ")");
    }

    private static String word(ServiceEvent event) {
        String what = switch (event.getType()) {
            case ServiceEvent.REGISTERED -> "registered ";
            case ServiceEvent.UNREGISTERING -> "gone ";
            default -> "changed ";
        };
        return what + event.getServiceReference().getProperty(Network.LINK);
    }

    final void await(String event) throws Exception {
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
    }

    static void uninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
