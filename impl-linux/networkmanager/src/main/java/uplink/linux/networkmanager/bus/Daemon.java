// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One life of one daemon: a mirror of its objects, from the first look until its name has another owner. Its signals are handed to the
 * worker in their order; everything else here is the worker's alone.
 */
public final class Daemon implements AutoCloseable {
    private static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final Mirror mirror = new Mirror();
    private final List<Bus.Subscription> subscriptions = new ArrayList<>();
    private volatile boolean over;

    /**
     * Where a daemon is found.
     *
     * @param owner unique name of this life
     * @param objects path of its object manager
     * @param interfaces those whose signals are followed, beyond the standard ones
     */
    public record Name(String owner, String objects, List<String> interfaces) {
        public Name {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * Looks at everything; blocks for one call.
     *
     * @param worker runs what it is given, in that order, on one thread
     * @param told is told, on the worker, each signal that the mirror has taken in, and each that is none of its business
     */
    public Daemon(Bus bus, Name name, Consumer<Runnable> worker, Consumer<Signal> told) {
        List<String> interfaces = new ArrayList<>(List.of(PROPERTIES, OBJECT_MANAGER));
        interfaces.addAll(name.interfaces());
        try {
            for (String one : interfaces) {
                subscriptions.add(bus.follow(name.owner(), one, signal -> worker.accept(() -> take(signal, told))));
            }
            List<Object> answer = bus.call(
                    Call.of(name.owner(), name.objects(), OBJECT_MANAGER, "GetManagedObjects"), Duration.ofSeconds(5));
            mirror.replace(answer.isEmpty() || !(answer.get(0) instanceof Map<?, ?> map) ? Map.of() : map);
        } catch (BusException failed) {
            close();
            throw failed;
        }
    }

    /**
     * What came before the first look's answer is taken in after it: it cannot be newer, and the newest comes last. That needs
     * properties to be followed before anything else: an object that was told as it began would stay so.
     */
    private void take(Signal signal, Consumer<Signal> told) {
        boolean standard = signal.interfaceName().equals(OBJECT_MANAGER)
                || signal.interfaceName().equals(PROPERTIES);
        if (!over && (mirror.take(signal) || !standard)) {
            told.accept(signal);
        }
    }

    /** Its objects, as far as they are known. */
    public Mirror mirror() {
        return mirror;
    }

    /** Follows it no longer. */
    @Override
    public void close() {
        over = true;
        subscriptions.forEach(Bus.Subscription::close);
        subscriptions.clear();
    }
}
