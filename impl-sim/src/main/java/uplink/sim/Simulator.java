// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import uplink.cellular.spi.CellularBackend;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.spi.ConfirmBackend;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;
import uplink.profile.spi.ProfileBackend;
import uplink.sim.command.Clockwork;
import uplink.sim.command.Desk;
import uplink.sim.command.Pacemaker;
import uplink.sim.command.SimCellular;
import uplink.sim.command.SimConfirms;
import uplink.sim.command.SimConnections;
import uplink.sim.command.SimCounters;
import uplink.sim.command.SimProfiles;
import uplink.sim.command.SimWifi;
import uplink.sim.scenario.Mistake;
import uplink.sim.scenario.Names;
import uplink.sim.scenario.Scenario;
import uplink.statistics.spi.CountersBackend;
import uplink.wifi.spi.WifiBackend;

/**
 * The simulated backend, with and without OSGi: give it a sink, let time pass, and use its areas. Starts no thread unless time is to
 * follow real time. As a component it is off until {@link SimulationSwitch} or an operator enables it.
 */
@Component(
        name = Simulator.PID,
        enabled = false,
        service = {LayerBackend.class, Simulation.class},
        property = {"uplink.backend=sim", "service.ranking:Integer=200"})
public final class Simulator implements Simulation, LayerBackend, AutoCloseable {
    /** Framework property with the pace at which time follows real time from the beginning; without it time passes by hand. */
    public static final String PACE = "uplink.sim.pace";

    static final String PID = "uplink.sim";

    private final Clockwork clockwork;
    private final Desk desk;
    private final Pacemaker pacemaker;
    private final Names names;

    /** A gateway at home: cable in, Wi-Fi joined, LTE ready. */
    public Simulator() {
        this(new Clockwork());
    }

    private Simulator(Clockwork clockwork) {
        this(clockwork, new Desk(clockwork));
    }

    private Simulator(Clockwork clockwork, Desk desk) {
        this.clockwork = clockwork;
        this.desk = desk;
        pacemaker = new Pacemaker(clockwork);
        names = clockwork.look(Names::of);
    }

    /** As a component. */
    @Activate
    public Simulator(BundleContext bundle, @Reference Clockwork clockwork, @Reference Desk desk) {
        this(clockwork, desk);
        String pace = bundle.getProperty(PACE);
        if (pace != null) {
            follow(number(pace));
        }
    }

    private static double number(String pace) {
        try {
            return Double.parseDouble(pace);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    PACE + " is '" + pace + "', want a number from 0 to 86400 such as 1", wrong);
        }
    }

    @Override
    public void start(LayerSink given) {
        clockwork.open(given);
    }

    @Override
    public void stop() {
        clockwork.close();
    }

    /** Ends its thread, if there is one. */
    @Override
    @Deactivate
    public void close() {
        pacemaker.close();
    }

    @Override
    public void play(String scenario) {
        play(scenario, 0);
    }

    @Override
    public void play(String scenario, long seed) {
        synchronized (names) {
            Names known = names.copy();
            known.add(clockwork.look(Names::of));
            try {
                List<Scenario.Step> steps = Scenario.parse(scenario, seed, known);
                names.add(known);
                clockwork.script(steps);
            } catch (Mistake mistake) {
                throw new ScenarioException(mistake.line(), mistake.column(), mistake.getMessage());
            }
        }
    }

    @Override
    public List<String> scenarios() {
        return Shipped.names();
    }

    @Override
    public String scenario(String name) {
        return Shipped.text(name);
    }

    @Override
    public boolean step() {
        return clockwork.step();
    }

    @Override
    public void advance(Duration time) {
        clockwork.until(clockwork.now().plus(time));
    }

    @Override
    public void finish() {
        clockwork.finish();
    }

    @Override
    public Instant now() {
        return clockwork.now();
    }

    @Override
    public void follow(double pace) {
        pacemaker.pace(pace);
    }

    /** Brings profiles up and down. */
    public ConnectionBackend connections() {
        return new SimConnections(desk);
    }

    /** Writes profiles. */
    public ProfileBackend profiles() {
        return new SimProfiles(desk);
    }

    /** Confirms changes, and takes them back. */
    public ConfirmBackend confirms() {
        return new SimConfirms(desk);
    }

    /** Commands to the Wi-Fi radio. */
    public WifiBackend wifi() {
        return new SimWifi(desk);
    }

    /** Commands to the modem. */
    public CellularBackend cellular() {
        return new SimCellular(desk);
    }

    /** Reads what links have carried. */
    public CountersBackend counters() {
        return new SimCounters(desk);
    }
}
