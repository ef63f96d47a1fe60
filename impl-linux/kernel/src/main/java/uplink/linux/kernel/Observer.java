// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.netlink.FileWatch;
import uplink.linux.netlink.NativeIo;
import uplink.linux.netlink.NetlinkException;
import uplink.linux.netlink.NetlinkSocket;
import uplink.linux.netlink.NetlinkWatcher;
import uplink.linux.netlink.ResolvConf;
import uplink.linux.netlink.RouteQueries;
import uplink.linux.netlink.WirelessQueries;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.Header;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.linux.netlink.wire.RouterOption;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;

/**
 * Watches one network namespace, that of the thread that makes it: subscribes first, then asks, so that nothing is missed between.
 * Each message that changes anything is one layer; of many links, what comes within 50 ms may be one.
 */
final class Observer implements NetlinkWatcher.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Observer.class);
    private static final int REPLACE = 0x100;
    private static final int FEW_LINKS = 64;
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LayerSink sink;
    private final Path resolvConf;
    private final NetlinkWatcher watcher;
    private final NetlinkSocket routeSocket;
    private final NetlinkSocket genericSocket;
    private final RouteQueries queries;
    private final KernelModel model = new KernelModel();
    private final Picture picture;
    private final FileWatch fileWatch;
    private final List<Consumer<Seen>> listeners = new CopyOnWriteArrayList<>();
    private boolean stale;
    private boolean dirty;
    private boolean routesStale;
    private long published;

    /** Held while it starts or closes, and never by the threads that closing waits for. */
    private final Object life = new Object();

    private boolean closed;

    Observer(NativeIo io, KernelPlace place, LayerSink sink, Managed managed) {
        this.sink = sink;
        this.resolvConf = place.resolvConf();
        watcher = new NetlinkWatcher(io, this, place.receiveBuffer());
        routeSocket = new NetlinkSocket(io, NetlinkSocket.ROUTE);
        genericSocket = new NetlinkSocket(io, NetlinkSocket.GENERIC);
        queries = new RouteQueries(routeSocket);
        picture = new Picture(place.sysfs(), new WirelessQueries(genericSocket), Clock.systemUTC(), managed);
        fileWatch = new FileWatch(resolvConf, "uplink-resolver", this::resolverChanged);
    }

    /** Publishes the first layer and begins to watch; nothing of it once closed. */
    void start() {
        synchronized (life) {
            if (!closed) {
                begin();
            }
        }
    }

    private synchronized void begin() {
        picture.resolver(ResolvConf.read(resolvConf));
        dump();
        publish();
        watcher.start();
        fileWatch.start();
    }

    @Override
    public void close() {
        synchronized (life) {
            closed = true;
            fileWatch.close();
            watcher.close();
            routeSocket.close();
            genericSocket.close();
        }
    }

    @Override
    public synchronized void message(Header header, ByteBuffer payload) {
        if (!stale && take(header, payload)) {
            dirty = true;
            boolean late = System.nanoTime() - published > LATE_NANOS;
            if (late || model.links().size() <= FEW_LINKS) {
                publish();
            } else {
                picture.catchUp(model);
            }
        }
    }

    @Override
    public synchronized void lost(String why) {
        LOG.info("Asks the kernel for everything again: {}", why);
        stale = true;
    }

    @Override
    public synchronized boolean batchEnd() {
        if (stale) {
            try {
                dump();
                stale = false;
                publish();
            } catch (NetlinkException busy) {
                LOG.info("Asks the kernel again soon: {}", busy.getMessage());
            }
        } else if (dirty) {
            publish();
        }
        return stale;
    }

    private synchronized void resolverChanged() {
        picture.resolver(ResolvConf.read(resolvConf));
        publish();
    }

    /** Is told what is published, before others are, on the thread that publishes and under its lock: returns at once. */
    void tell(Consumer<Seen> listener) {
        listeners.add(listener);
    }

    /** What is wanted of links has changed: all of them are drawn again. */
    synchronized void refresh() {
        picture.redrawAll();
        publish();
    }

    private void publish() {
        if (routesStale) {
            askForRoutes();
        }
        dirty = false;
        published = System.nanoTime();
        Layer layer = picture.layer(model);
        Seen seen = new Seen(layer, picture.keys());
        listeners.forEach(listener -> listener.accept(seen));
        sink.publish(layer);
    }

    private void dump() {
        long before = System.nanoTime();
        routesStale = false;
        model.replace(queries.links(), queries.addresses(), queries.routesOut());
        picture.redrawAll();
        LOG.debug("Dumped in {} us", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - before));
    }

    private boolean take(Header header, ByteBuffer payload) {
        return switch (header.type()) {
            case LinkMessage.NEW -> newLink(LinkMessage.read(payload));
            case LinkMessage.DELETE -> deleteLink(LinkMessage.read(payload));
            case AddressMessage.NEW -> address(AddressMessage.read(payload), true);
            case AddressMessage.DELETE -> address(AddressMessage.read(payload), false);
            case RouteMessage.NEW ->
                !RouteMessage.local(payload) && newRoute(RouteMessage.read(payload), (header.flags() & REPLACE) != 0);
            case RouteMessage.DELETE -> !RouteMessage.local(payload) && deleteRoute(RouteMessage.read(payload));
            case RouterOption.NEW -> routerOption(RouterOption.read(payload));
            default -> false;
        };
    }

    private boolean newLink(LinkMessage link) {
        if (link.family() != 0) {
            return false;
        }
        boolean down = model.goesDown(link);
        boolean renames = model.renames(link);
        if (!model.put(link)) {
            return false;
        }
        picture.redraw(link.index());
        if (renames) {
            picture.rename(model);
        }
        routesStale |= down;
        return true;
    }

    private boolean deleteLink(LinkMessage link) {
        if (link.family() != 0 || !model.remove(link)) {
            return false;
        }
        picture.redraw(link.index());
        picture.rename(model);
        routesStale = true;
        return true;
    }

    private boolean address(AddressMessage address, boolean there) {
        picture.redraw(address.index());
        return there ? model.put(address) : model.remove(address);
    }

    private boolean newRoute(RouteMessage route, boolean replace) {
        boolean changed = model.put(route, replace);
        if (changed && RouteMapper.shown(route)) {
            picture.reroute();
            return true;
        }
        return false;
    }

    private boolean deleteRoute(RouteMessage route) {
        boolean known = model.remove(route);
        if (!RouteMapper.shown(route)) {
            return false;
        }
        routesStale |= !known;
        picture.reroute();
        return true;
    }

    private boolean routerOption(RouterOption option) {
        picture.redraw(option.index());
        return model.put(option);
    }

    /** The kernel drops routes with their link or address without telling. */
    private void askForRoutes() {
        routesStale = false;
        try {
            model.replaceRoutes(queries.routesOut());
        } catch (NetlinkException busy) {
            stale = true;
        }
        picture.reroute();
    }
}
