// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import uplink.linux.netlink.LibcIo;
import uplink.linux.netlink.NetlinkSocket;
import uplink.linux.netlink.StatsQueries;
import uplink.linux.netlink.Sysfs;
import uplink.profile.Capability;
import uplink.profile.Subscription;
import uplink.profile.spi.LayerBackend;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;
import uplink.statistics.spi.GoneSink;

/**
 * What interfaces have carried: all read in one dump of {@code RTM_GETSTATS}, and the last of each one that goes from {@code
 * RTM_DELLINK}. Of the network namespace that {@link #start} runs in.
 */
@Component(name = KernelCounters.PID, enabled = false, property = LayerBackend.NAME + "=" + KernelBackend.NAME)
public final class KernelCounters implements CountersBackend {
    static final String PID = "uplink.linux.kernel.counters";

    private final List<GoneSink> sinks = new CopyOnWriteArrayList<>();
    private final Sysfs sysfs;
    private final Supplier<Map<Integer, String>> called;
    private @Nullable CountedLinks links;
    private @Nullable NetlinkSocket socket;

    /** Of the machine's own links, which are called as {@code control} calls them while it runs. */
    @Activate
    public KernelCounters(@Reference Control control) {
        this(
                new Sysfs(),
                () -> control.session()
                        .map(session -> session.reach().seen().keys())
                        .orElse(Map.of()));
    }

    /** Other files than the machine's own, and no backend that shows links: in a namespace, for instance. */
    public static KernelCounters of(Sysfs sysfs) {
        return new KernelCounters(sysfs, Map::of);
    }

    private KernelCounters(Sysfs sysfs, Supplier<Map<Integer, String>> called) {
        this.sysfs = sysfs;
        this.called = called;
    }

    /** Begins to watch for links that go. */
    @Activate
    public synchronized void start() {
        socket = new NetlinkSocket(new LibcIo(), NetlinkSocket.ROUTE);
        links = new CountedLinks(new LibcIo(), new CountedNames(sysfs, called), socket, this::tell);
        links.start();
    }

    /** Ends the watching. */
    @Deactivate
    public void stop() {
        CountedLinks watched;
        NetlinkSocket asked;
        synchronized (this) {
            watched = links;
            asked = socket;
            links = null;
            socket = null;
        }
        if (watched != null && asked != null) {
            watched.close();
            asked.close();
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.COUNTERS);
    }

    @Override
    public synchronized Map<String, Counters> counters() {
        if (links == null || socket == null) {
            return Map.of();
        }
        return links.named(new StatsQueries(socket).all());
    }

    @Override
    public Subscription gone(GoneSink sink) {
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    private void tell(String link, Counters last) {
        sinks.forEach(sink -> sink.gone(link, last));
    }
}
