// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.netlink.Boot;
import uplink.linux.netlink.NativeIo;
import uplink.linux.netlink.NetlinkSocket;
import uplink.linux.netlink.NetlinkWatcher;
import uplink.linux.netlink.RouteQueries;
import uplink.linux.netlink.wire.Header;
import uplink.linux.netlink.wire.LinkCounters;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.StatsMessage;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.GoneSink;
import uplink.statistics.spi.Origin;

/**
 * How the interfaces whose counters are read are called, so that a reading needs no dump of links: those are asked for again only
 * after one came, went, or got another name. Tells the final counters of those that go, on the watcher's thread and without a lock.
 */
final class CountedLinks implements NetlinkWatcher.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountedLinks.class);
    private static final int RTMGRP_LINK = 1;
    private static final int RECEIVE_BUFFER = 4 << 20;

    /** A link and one life of its counters; it is called otherwise when its look is another. */
    record Named(String key, int look, Origin origin) {
        Counters counters(LinkCounters seen) {
            return new Counters(
                    seen.receivedBytes(),
                    seen.sentBytes(),
                    seen.receivedPackets(),
                    seen.sentPackets(),
                    seen.receivedErrors() + seen.sentErrors(),
                    origin);
        }
    }

    private final CountedNames keys;
    private final RouteQueries queries;
    private final NetlinkWatcher watcher;
    private final GoneSink gone;
    private final Optional<String> boot = Boot.name();
    private Map<Integer, Named> named = Map.of();
    private boolean stale = true;

    CountedLinks(NativeIo io, CountedNames keys, NetlinkSocket socket, GoneSink gone) {
        this.keys = keys;
        this.gone = gone;
        queries = new RouteQueries(socket);
        watcher = new NetlinkWatcher(io, this, RECEIVE_BUFFER, RTMGRP_LINK);
    }

    void start() {
        watcher.start();
    }

    @Override
    public void close() {
        watcher.close();
    }

    /** What was read, by key of the link; asks for names when one is missing. */
    synchronized Map<String, Counters> named(List<StatsMessage> read) {
        Map<String, Counters> all = new HashMap<>(2 * read.size());
        if (stale || !name(read, all)) {
            stale = false;
            ask();
            all.clear();
            name(read, all);
        }
        return all;
    }

    /** False when one is not known. */
    private boolean name(List<StatsMessage> read, Map<String, Counters> all) {
        boolean whole = true;
        for (StatsMessage one : read) {
            Named link = named.get(one.index());
            if (link == null) {
                whole = false;
            } else {
                all.put(link.key(), link.counters(one.counters()));
            }
        }
        return whole;
    }

    private void ask() {
        List<LinkMessage> links = queries.links();
        Map<Integer, String> all = keys.of(links);
        Map<Integer, Named> names = new HashMap<>();
        links.forEach(link -> names.put(link.index(), name(link, all.get(link.index()))));
        named = names;
    }

    private Named name(LinkMessage link, String key) {
        String generation = boot.map(one -> one + "/" + link.index()).orElse("");
        return new Named(key, look(link), new Origin(generation, 64));
    }

    @Override
    public void message(Header header, ByteBuffer payload) {
        if (header.type() == LinkMessage.NEW) {
            came(LinkMessage.read(payload));
        } else if (header.type() == LinkMessage.DELETE) {
            LinkMessage link = LinkMessage.read(payload);
            if (link.family() == 0) {
                Named last = went(link);
                gone.gone(last.key(), last.counters(link.counters()));
            }
        }
    }

    private synchronized void came(LinkMessage link) {
        Named known = named.get(link.index());
        stale |= known == null || known.look() != look(link);
    }

    private static int look(LinkMessage link) {
        return Objects.hash(link.name(), Arrays.hashCode(link.mac()), Arrays.hashCode(link.permanentMac()));
    }

    private synchronized Named went(LinkMessage link) {
        stale = true;
        Named known = named.get(link.index());
        return known == null ? name(link, keys.of(link)) : known;
    }

    @Override
    public boolean batchEnd() {
        return false;
    }

    @Override
    public synchronized void lost(String why) {
        LOG.info("Asks the kernel for the names of links again: {}", why);
        stale = true;
    }
}
