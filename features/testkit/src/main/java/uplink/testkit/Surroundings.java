// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import uplink.cellular.Cellular;
import uplink.cellular.CellularListener;
import uplink.manager.ConnectionListener;
import uplink.manager.Connections;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.History;
import uplink.profile.LinkListener;
import uplink.profile.ProfileListener;
import uplink.profile.Profiles;
import uplink.profile.Views;
import uplink.sim.Simulation;
import uplink.sockets.Network;
import uplink.statistics.Statistics;
import uplink.statistics.UsageListener;
import uplink.wifi.Wifi;
import uplink.wifi.WifiListener;

/** The services of a framework, as one bundle sees them, for as long as one test runs. */
final class Surroundings implements Listeners, Networks {
    /** What a test may ask for. */
    static final List<Class<?>> SERVICES = List.of(
            Simulation.class,
            Views.class,
            Connections.class,
            Profiles.class,
            Wifi.class,
            Cellular.class,
            Statistics.class,
            History.class);

    static final List<Class<?>> LISTENERS = List.of(
            ConnectionListener.class,
            ProfileListener.class,
            LinkListener.class,
            WifiListener.class,
            CellularListener.class,
            UsageListener.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BLOCKED = Duration.ofSeconds(2);

    private final BundleContext context;
    private final List<ServiceReference<?>> used = new ArrayList<>();
    private final Map<Object, ServiceRegistration<?>> registered = new ConcurrentHashMap<>();

    /** Sees what {@code context} sees. */
    Surroundings(BundleContext context) {
        this.context = context;
    }

    /** Waits until the simulated gateway is shown, and everybody has been told. */
    void settle() {
        service(Views.class)
                .await(view -> view.settled() && view.backends().contains("sim"), PATIENCE)
                .toCompletableFuture()
                .join();
        service(Simulation.class).awaitIdle(PATIENCE);
    }

    /** The service of that type; waits for it to come. */
    <T> T service(Class<T> type) {
        return await(type, "");
    }

    @Override
    public Network network(String filter) {
        return await(Network.class, filter);
    }

    @Override
    public int count(String filter) {
        return references(Network.class, filter).size();
    }

    private synchronized <T> T await(Class<T> type, String filter) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> found = find(type, filter);
        while (found.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new ConnectionException(
                        ErrorCode.UNAVAILABLE,
                        "",
                        "no service " + type.getName() + " " + filter + " within " + PATIENCE + hint(type));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            found = find(type, filter);
        }
        return found.get();
    }

    private static String hint(Class<?> type) {
        return type == Simulation.class ? ": start the framework with uplink.backends=sim" : "";
    }

    private <T> Optional<T> find(Class<T> type, String filter) {
        Optional<ServiceReference<T>> best = references(type, filter).stream().max(Comparator.naturalOrder());
        best.ifPresent(used::add);
        return best.map(context::getService);
    }

    private <T> Collection<ServiceReference<T>> references(Class<T> type, String filter) {
        try {
            return context.getServiceReferences(type, filter.isEmpty() ? null : filter);
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalArgumentException("'" + filter + "' is no filter: " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public <T> T register(T listener) {
        String[] types = LISTENERS.stream()
                .filter(type -> type.isInstance(listener))
                .map(Class::getName)
                .toArray(String[]::new);
        if (types.length == 0) {
            throw new IllegalArgumentException(listener.getClass().getName() + " is no listener: want one of "
                    + LISTENERS.stream()
                            .map(Class::getSimpleName)
                            .sorted(Comparator.naturalOrder())
                            .toList());
        }
        registered.put(listener, context.registerService(types, listener, null));
        toldThePresent();
        return listener;
    }

    private void toldThePresent() {
        try {
            service(Simulation.class).awaitIdle(BLOCKED);
        } catch (ConnectionException blocks) {
            return; // a listener may block for a test's sake
        }
    }

    @Override
    public void unregister(Object listener) {
        ServiceRegistration<?> registration = registered.remove(listener);
        if (registration != null) {
            registration.unregister();
        }
    }

    /** Gives everything back. */
    synchronized void leave() {
        List.copyOf(registered.keySet()).forEach(this::unregister);
        used.forEach(context::ungetService);
        used.clear();
    }
}
