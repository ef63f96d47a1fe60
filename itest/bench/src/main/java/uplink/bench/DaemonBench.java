// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import org.osgi.framework.ServiceRegistration;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.Call;
import uplink.manager.Connections;
import uplink.profile.Profile;
import uplink.profile.ProfileListener;
import uplink.profile.Views;

/** A change made by nmcli to a listener, beside {@code nmcli monitor}; and a read of the status, beside a read over the bus. */
final class DaemonBench {
    private static final int ROUNDS = 5;
    private static final int CHANGES = 40;
    private static final int READS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NAME = "org.freedesktop.NetworkManager";

    private DaemonBench() {}

    static List<Row> rows() throws Exception {
        try (ManagedNamespace place = new ManagedNamespace()) {
            run(place, "connection", "add", "type", "ethernet", "con-name", "a", "ifname", "up0", "autoconnect", "no");
            System.setProperty("uplink.bus", place.address());
            try (Gateway gateway = Gateway.start("networkmanager")) {
                Views views = gateway.service(Views.class);
                Waiting.until(
                        "a profile", PATIENCE, () -> views.view().profiles().isEmpty() ? null : gateway);
                return List.of(changes(place, gateway), reads(place, gateway));
            } finally {
                System.clearProperty("uplink.bus");
            }
        }
    }

    private static Row changes(ManagedNamespace place, Gateway gateway) throws Exception {
        Rounds rounds = new Rounds();
        listener(place, gateway);
        monitor(place);
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(listener(place, gateway), monitor(place));
        }
        return rounds.row("change by nmcli to a listener, p50", "line of `nmcli monitor`", Samples::median, 1.1);
    }

    private static Samples listener(ManagedNamespace place, Gateway gateway) throws Exception {
        Arrival arrival = new Arrival();
        ServiceRegistration<ProfileListener> listener = gateway.context()
                .registerService(
                        ProfileListener.class,
                        new ProfileListener() {
                            @Override
                            public void profileChanged(Profile before, Profile after) {
                                arrival.now();
                            }
                        },
                        new Hashtable<>());
        try {
            return renames(place, arrival);
        } finally {
            listener.unregister();
        }
    }

    private static Samples monitor(ManagedNamespace place) throws Exception {
        Arrival arrival = new Arrival();
        Process monitor = place.client("monitor").start();
        Thread reader = new Thread(() -> lines(monitor, arrival), "nmcli-monitor");
        reader.start();
        try {
            return renames(place, arrival);
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

    /** From the start of nmcli: what it takes itself is the same for both. */
    private static Samples renames(ManagedNamespace place, Arrival arrival) throws Exception {
        Samples samples = new Samples();
        for (int index = -2; index < CHANGES; index++) {
            String from = index % 2 == 0 ? "a" : "b";
            arrival.expect();
            long begin = System.nanoTime();
            run(place, "connection", "modify", from, "connection.id", from.equals("a") ? "b" : "a");
            boolean heard = arrival.within(2_000_000_000L);
            if (index >= 0) {
                if (!heard) {
                    throw new IllegalStateException("nobody was told");
                }
                samples.add(arrival.await() - begin);
            }
        }
        return samples;
    }

    private static Row reads(ManagedNamespace place, Gateway gateway) {
        Rounds rounds = new Rounds();
        Connections connections = gateway.service(Connections.class);
        try (Bus bus = Bus.connect(place.address(), why -> {})) {
            Call read = Call.of(NAME, "/org/freedesktop/NetworkManager", "org.freedesktop.DBus.Properties", "Get")
                    .with("ss", NAME, "State");
            for (int round = 0; round < ROUNDS; round++) {
                Samples status = new Samples();
                Samples property = new Samples();
                for (int index = 0; index < READS; index++) {
                    long begin = System.nanoTime();
                    connections.status().internet();
                    long end = System.nanoTime();
                    status.add(end - begin);
                    bus.call(read, PATIENCE);
                    property.add(System.nanoTime() - end);
                }
                rounds.add(status, property);
            }
        }
        return rounds.row("`status()` and a getter", "one property read over D-Bus", Samples::median, 0.01);
    }

    private static void run(ManagedNamespace place, String... words) throws Exception {
        Process client = place.client(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (client.waitFor() != 0) {
            throw new IllegalStateException("nmcli " + String.join(" ", words) + " failed");
        }
    }
}
