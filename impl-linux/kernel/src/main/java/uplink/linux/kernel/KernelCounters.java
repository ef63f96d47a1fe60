// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.linux.netlink.LibcIo;
import uplink.linux.netlink.NetlinkSocket;
import uplink.linux.netlink.RouteQueries;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.wire.LinkCounters;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.Capability;
import uplink.profile.spi.LayerBackend;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;

/** What interfaces have carried, by {@code IFLA_STATS64}, all read in one dump. */
@Component(name = KernelCounters.PID, enabled = false, property = LayerBackend.NAME + "=" + KernelBackend.NAME)
public final class KernelCounters implements CountersBackend {
    static final String PID = "uplink.linux.kernel.counters";

    private final Control control;

    /** Calls links as {@code control} does. */
    @Activate
    public KernelCounters(@Reference Control control) {
        this.control = control;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.COUNTERS);
    }

    @Override
    public Map<String, Counters> counters() {
        try (NetlinkSocket socket = new NetlinkSocket(new LibcIo(), NetlinkSocket.ROUTE)) {
            List<LinkMessage> links = new RouteQueries(socket).linksWithCounters();
            Map<Integer, String> named = control.session()
                    .map(session -> session.reach().seen().keys())
                    .orElseGet(() -> new LinkKeys(new Sysfs()).of(links));
            Map<String, Counters> counters = new HashMap<>();
            for (LinkMessage link : links) {
                String key = named.get(link.index());
                if (key != null) {
                    counters.put(key, counters(link.counters()));
                }
            }
            return counters;
        }
    }

    private static Counters counters(LinkCounters seen) {
        return new Counters(seen.receivedBytes(), seen.sentBytes(), seen.receivedPackets(), seen.sentPackets());
    }
}
