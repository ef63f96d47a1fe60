// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.Call;
import uplink.linux.networkmanager.bus.Daemon;
import uplink.linux.networkmanager.modem.ModemCommands;
import uplink.linux.networkmanager.modem.ModemParts;
import uplink.linux.networkmanager.modem.ModemView;
import uplink.linux.networkmanager.modem.Modems;

/** A bus, polkit, the real ModemManager, a modem that is not plugged in yet, and somebody who watches the bus. */
public final class ModemHost implements AutoCloseable {
    /** Key of the modem. */
    public static final String KEY = "/virtual/lab";

    private final Lab lab;
    private final PrivateBus privateBus;
    private final PolicyKit policyKit;
    private final ModemDaemon daemon;
    private final AtModem modem;
    private final Bus bus;
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private Daemon life;
    private ModemParts parts;
    private ModemCommands commands;

    /** Starts everything. */
    public ModemHost(Path folder) throws Exception {
        lab = Lab.open();
        privateBus = new PrivateBus(folder);
        policyKit = new PolicyKit(privateBus.address());
        daemon = new ModemDaemon(lab, privateBus, folder);
        modem = new AtModem(folder.resolve("modem0"));
        bus = Bus.connect(privateBus.address(), lost -> {});
        restart();
    }

    /** Starts the daemon, again too, and watches it from the beginning. */
    public void restart() throws Exception {
        if (life != null) {
            life.close();
        }
        daemon.start();
        String owner = bus.owner(Modems.NAME, Duration.ofSeconds(5)).orElseThrow();
        life = new Daemon(bus, new Daemon.Name(owner, Modems.PATH, List.of()), work::add, signal -> {});
        parts = new ModemParts(life.mirror(), bus, owner, Duration.ofSeconds(2));
        commands = new ModemCommands(bus, owner);
    }

    /** Plugs the modem in. */
    public void plug() {
        daemon.take(modem, "lab");
    }

    /** What is known now, after all that was told. */
    public Modems modems() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
        parts.look();
        return Modems.of(life.mirror());
    }

    /** Waits until the modem is like that. */
    public ModemView until(String what, Predicate<ModemView> condition) throws Exception {
        return until(what, modems -> modems.find(KEY).filter(condition).isPresent(), 30)
                .find(KEY)
                .orElseThrow();
    }

    /** Waits until it is gone. */
    public void untilGone() throws Exception {
        until("gone", modems -> modems.all().isEmpty(), 30);
    }

    private Modems until(String what, Predicate<Modems> condition, int seconds) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Modems now = modems();
        while (!condition.test(now)) {
            assertThat(System.nanoTime())
                    .as("%s: %s; see %s", what, now, daemon.log())
                    .isLessThan(deadline);
            Runnable told = work.poll(100, TimeUnit.MILLISECONDS);
            if (told != null) {
                told.run();
            }
            now = modems();
        }
        return now;
    }

    /** Has a data connection made, as NetworkManager does; fails as the daemon does. */
    public void connect(ModemView view, String apn) {
        Map<String, Variant<?>> properties = Map.of("apn", new Variant<>(apn), "ip-type", new Variant<>(new UInt32(1)));
        bus.call(simple(view, "Connect").with("a{sv}", properties), Duration.ofSeconds(20));
    }

    /** Ends all of its data connections. */
    public void disconnect(ModemView view) {
        bus.call(simple(view, "Disconnect").with("o", new DBusPath("/")), Duration.ofSeconds(20));
    }

    private static Call simple(ModemView view, String member) {
        return Call.of(Modems.NAME, view.path(), Modems.NAME + ".Modem.Simple", member);
    }

    /** Commands to the daemon that runs now. */
    public ModemCommands commands() {
        return commands;
    }

    /** The modem itself. */
    public AtModem modem() {
        return modem;
    }

    /** The daemon. */
    public ModemDaemon daemon() {
        return daemon;
    }

    /** Who allows what the daemon is asked to do. */
    public PolicyKit policyKit() {
        return policyKit;
    }

    /** The bus as it is seen by whoever watches. */
    public Bus bus() {
        return bus;
    }

    @Override
    public void close() throws IOException {
        life.close();
        bus.close();
        daemon.close();
        modem.close();
        policyKit.close();
        privateBus.close();
        lab.close();
    }
}
