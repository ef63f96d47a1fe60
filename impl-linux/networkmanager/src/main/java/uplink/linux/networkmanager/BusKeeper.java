// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.linux.netlink.FileWatch;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.Signal;

/**
 * Keeps a connection to the bus, whenever there is one, and follows who owns which name, before anything else. A bus that does not come
 * back soon is waited for by its socket. The worker's alone, but for {@link #close}.
 */
final class BusKeeper implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(500);

    /** A bus that does not come back soon shows by its socket; of one without a file it is looked again and again. */
    private static final Duration AT_LEISURE = Duration.ofSeconds(10);

    private static final int EAGER = 20;

    private final NetworkManagerPlace place;
    private final Worker worker;
    private final Guest guest;
    private final Optional<FileWatch> watch;
    private volatile @Nullable Bus bus;
    private volatile boolean closed;
    private int connection;
    private int tries;
    private boolean told;

    /** Who wants a bus; called by the worker. */
    interface Guest {
        /** There is one: looks who is there. */
        void reached(Bus bus);

        /** A name has another owner: {@code NameOwnerChanged}. */
        void owner(Bus bus, Signal signal);

        /** It is gone, or there is none. */
        void lost();
    }

    BusKeeper(NetworkManagerPlace place, Worker worker, Guest guest) {
        this.place = place;
        this.worker = worker;
        this.guest = guest;
        watch = place.socket().map(file -> new FileWatch(file, "uplink-networkmanager-bus", this::socketChanged));
    }

    void start() {
        watch.ifPresent(FileWatch::start);
        worker.run("reach the bus", this::connect);
    }

    private void socketChanged() {
        worker.run("see the bus", () -> {
            tries = 0;
            if (bus == null) {
                connect();
            }
        });
    }

    private void connect() {
        if (closed) {
            return;
        }
        int now = ++connection;
        try {
            Bus made = Bus.connect(place.bus(), why -> worker.run("lose the bus", () -> lost(now, why)));
            bus = made;
            if (closed) {
                made.close();
                return;
            }
            made.follow(Bus.NAME, Bus.NAME, signal -> worker.run("see an owner", () -> owner(made, signal)));
            guest.reached(made);
            told = false;
            tries = 0;
        } catch (RuntimeException none) {
            lost(now, String.valueOf(none.getMessage()));
        }
    }

    private void owner(Bus of, Signal signal) {
        if (is(of) && signal.member().equals("NameOwnerChanged")) {
            guest.owner(of, signal);
        }
    }

    /** One connection is lost once, whoever notices first. */
    private void lost(int which, String why) {
        if (which != connection) {
            return;
        }
        int last = ++connection;
        if (!told) {
            Session.LOG.info("NetworkManager cannot be asked: {}", why);
            told = true;
        }
        guest.lost();
        Bus broken = bus;
        bus = null;
        if (broken != null) {
            broken.close();
        }
        worker.later("reach the bus", ++tries > EAGER ? AT_LEISURE : AGAIN, () -> {
            if (last == connection) {
                connect();
            }
        });
    }

    /** Is that the bus of now. */
    boolean is(Bus other) {
        return bus == other;
    }

    /** Looks for no other bus; the one that there is stays until {@link #close}. */
    void rest() {
        closed = true;
        watch.ifPresent(FileWatch::close);
    }

    @Override
    public void close() {
        rest();
        Bus last = bus;
        if (last != null) {
            last.close();
        }
    }
}
