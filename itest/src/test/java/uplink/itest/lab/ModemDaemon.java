// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.Call;

/** The real ModemManager, inside of a lab and on a bus of the test's own, without udev: it has the modems that it is given. */
public final class ModemDaemon implements AutoCloseable {
    /** Its name on the bus. */
    public static final String NAME = "org.freedesktop.ModemManager1";

    private static final String START = """
            cd %s
            export DBUS_SYSTEM_BUS_ADDRESS=%s LC_ALL=C
            exec ModemManager --test-enable --test-no-udev --test-no-suspend-resume --test-no-qrtr --log-level=DEBUG
            """;

    private final Lab lab;
    private final PrivateBus bus;
    private final Path folder;
    private final Path log;
    private Process daemon;

    /** One whose modems have their ports in {@code folder}; starts nothing yet. */
    public ModemDaemon(Lab lab, PrivateBus bus, Path folder) throws Exception {
        this.lab = lab;
        this.bus = bus;
        this.folder = folder;
        log = Logs.file(lab.name() + "-ModemManager");
    }

    /** Starts it, with no modem, and waits until it is on the bus. */
    public void start() throws Exception {
        daemon = lab.server(log, "sh", "-c", START.formatted(folder, bus.address()));
        Gateway.eventually("ModemManager is on the bus", () -> {
            assertThat(daemon.isAlive()).as("ModemManager lives; see %s", log).isTrue();
            return bus.owned(NAME);
        });
    }

    /** Plugs a modem in, of which it is to find out everything else; the key of it is {@code /virtual/} and that name. */
    public void take(AtModem modem, String name) {
        try (Bus own = Bus.connect(bus.address(), lost -> {})) {
            own.call(
                    Call.of(NAME, "/org/freedesktop/ModemManager1", NAME + ".Test", "SetProfile")
                            .with("ssas", name, "generic", List.of(modem.port())),
                    Duration.ofSeconds(10));
        }
    }

    /**
     * Takes the modem with that key from it, as pulling it out would: without udev, a port that closes is not enough. It comes back,
     * if it is there, when the answer is closed.
     */
    public AutoCloseable withhold(String key) {
        Bus own = Bus.connect(bus.address(), lost -> {});
        own.call(
                Call.of(NAME, "/org/freedesktop/ModemManager1", NAME, "InhibitDevice")
                        .with("sb", key, true),
                Duration.ofSeconds(10));
        return own;
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        daemon.destroyForcibly().onExit().join();
    }

    /** From now on, it does nothing and answers nobody. */
    public void stopResponding() {
        Lab.run("sh", "-c", "kill -STOP " + daemon.pid());
    }

    /** It goes on. */
    public void respond() {
        Lab.run("sh", "-c", "kill -CONT " + daemon.pid());
    }

    /** What it has said so far. */
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        if (daemon != null) {
            kill();
        }
    }
}
