// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Hashtable;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import uplink.manager.ConnectionListener;
import uplink.manager.Status;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.profile.Views;

/** What is measured inside of a namespace, in one JVM that stays warm: the whole runtime, or a peer, never both at a time. */
final class InsideChanges implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LISTENS_NANOS = 100_000_000;

    /** Journal and others are done with the links that went before new ones come. */
    private static final long REST_NANOS = 100_000_000;

    private final Gateway gateway = Gateway.start("kernel");
    private final Views views = gateway.service(Views.class);
    private final int interfaces;
    private long sink;

    InsideChanges(int interfaces) {
        this.interfaces = interfaces;
        whole();
        Waiting.until("no address is tried out any more", PATIENCE, () -> tentative() ? null : this);
    }

    /** Until IPv6 has looked for duplicates, addresses change by themselves. */
    private boolean tentative() {
        return views.view().links().stream()
                .flatMap(link -> link.ip(Family.IPV6).addresses().stream())
                .anyMatch(address -> address.flags().contains(LinkAddress.Flag.TENTATIVE));
    }

    /** From an address change to a whiteboard listener. */
    Samples listener(int times) throws Exception {
        kernel(true);
        Arrival arrival = new Arrival();
        ServiceRegistration<ConnectionListener> listener = gateway.context()
                .registerService(
                        ConnectionListener.class,
                        new ConnectionListener() {
                            @Override
                            public void addressChanged(Status before, Status after) {
                                arrival.now();
                            }
                        },
                        new Hashtable<>());
        try {
            return changes(times, arrival);
        } finally {
            listener.unregister();
        }
    }

    /** From an address change to a line of {@code ip monitor}. */
    Samples monitor(int times) throws Exception {
        kernel(false);
        Arrival arrival = new Arrival();
        Process monitor = new ProcessBuilder("ip", "-o", "monitor", "address").start();
        Thread reader = new Thread(() -> lines(monitor, arrival), "ip-monitor");
        reader.start();
        try {
            return changes(times, arrival);
        } finally {
            monitor.destroy();
            reader.join();
        }
    }

    private static void lines(Process monitor, Arrival arrival) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(monitor.getInputStream(), StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                arrival.now();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static Samples changes(int times, Arrival arrival) {
        Samples samples = new Samples();
        try (Trigger trigger = new Trigger()) {
            listens(trigger, arrival);
            for (int index = 0; index < times; index++) {
                arrival.expect();
                long begin = trigger.pull();
                samples.add(arrival.await() - begin);
            }
            if (trigger.there()) {
                arrival.expect();
                trigger.pull();
                arrival.await();
            }
        }
        return samples;
    }

    /** Who has only just been started may not listen yet. */
    private static void listens(Trigger trigger, Arrival arrival) {
        for (int index = 0; index < 100; index++) {
            arrival.expect();
            trigger.pull();
            if (arrival.within(LISTENS_NANOS) && index >= 10) {
                return;
            }
        }
        throw new IllegalStateException("nobody listens");
    }

    /** From the start of the backend to the first whole view. */
    Samples firstView(int times) throws Exception {
        Samples samples = new Samples();
        for (int index = 0; index < times; index++) {
            kernel(false);
            LockSupport.parkNanos(REST_NANOS);
            long begin = System.nanoTime();
            kernel(true);
            samples.add(System.nanoTime() - begin);
        }
        return samples;
    }

    /** Everything that {@link NetworkInterface} can say of each interface. */
    Samples networkInterface(int times) throws Exception {
        Samples samples = new Samples();
        for (int index = 0; index < times; index++) {
            long begin = System.nanoTime();
            for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                sink += one.getName().length() + one.getMTU() + (one.isUp() ? 1 : 0);
                byte[] mac = one.getHardwareAddress();
                sink += mac == null ? 0 : mac.length;
                for (InterfaceAddress address : one.getInterfaceAddresses()) {
                    sink += address.getNetworkPrefixLength();
                }
            }
            samples.add(System.nanoTime() - begin);
        }
        return samples;
    }

    /** The output of {@code ip -j addr}, read and not parsed. */
    Samples ipAddr(int times) {
        Samples samples = new Samples();
        for (int index = 0; index < times; index++) {
            long begin = System.nanoTime();
            sink += Command.run("ip", "-j", "addr").length();
            samples.add(System.nanoTime() - begin);
        }
        return samples;
    }

    private void kernel(boolean on) throws Exception {
        ServiceComponentRuntime runtime = gateway.service(ServiceComponentRuntime.class);
        ComponentDescriptionDTO kernel =
                runtime.getComponentDescriptionDTO(gateway.bundle("uplink.linux.kernel"), "uplink.linux.kernel");
        (on ? runtime.enableComponent(kernel) : runtime.disableComponent(kernel)).getValue();
        if (on) {
            whole();
        } else {
            Waiting.until("no link", PATIENCE, () -> views.view().links().isEmpty() ? this : null);
        }
    }

    private void whole() {
        Waiting.until(
                interfaces + " links", PATIENCE, () -> views.view().links().size() >= interfaces ? this : null);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
