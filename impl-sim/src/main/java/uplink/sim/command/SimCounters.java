// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.sim.world.Port;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;

/** Reads what simulated links have carried: they grow by scripted traffic alone. */
@Component(
        name = SimCounters.PID,
        enabled = false,
        service = CountersBackend.class,
        property = {"uplink.backend=sim", "service.ranking:Integer=200"})
public final class SimCounters implements CountersBackend {
    /** Of its component. */
    public static final String PID = "uplink.sim.counters";

    private final Desk desk;

    @Activate
    public SimCounters(@Reference Desk desk) {
        this.desk = desk;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.COUNTERS);
    }

    @Override
    public Map<String, Counters> counters() {
        return desk.clockwork().look(world -> {
            Map<String, Counters> all = new LinkedHashMap<>();
            for (Port port : world.ports()) {
                if (port.is(Port.Is.PLUGGED)) {
                    Port.Carried carried = port.carried();
                    all.put(
                            port.shape().key(),
                            new Counters(
                                    carried.received(),
                                    carried.sent(),
                                    carried.receivedPackets(),
                                    carried.sentPackets()));
                }
            }
            return all;
        });
    }
}
