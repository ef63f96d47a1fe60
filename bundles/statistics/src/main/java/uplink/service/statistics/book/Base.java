// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.List;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.Origin;

/** What was read last of one life of a link's counters, and to whom belongs what comes next. Guarded by the book. */
final class Base {
    private Counters counters;
    private Owner owner;
    private List<Owner.Share> shares;
    private String link;
    private long pass;
    private boolean dirty = true;

    Base(Counters counters, Owner owner, List<Owner.Share> shares) {
        this.counters = counters;
        this.owner = owner;
        this.shares = shares;
        this.link = owner.link();
    }

    Owner owner() {
        return owner;
    }

    /** Number of the reading that has shown it last; 0 of one that was only stored. */
    long pass() {
        return pass;
    }

    /** Takes a reading; answers what is new. */
    long[] read(Counters now, long inPass) {
        long[] delta = Deltas.between(counters, now);
        dirty |= delta != Deltas.NONE;
        counters = now;
        pass = inPass;
        return delta;
    }

    /** Takes the final counters; answers what is new. */
    long[] end(Counters last, long inPass) {
        return read(Deltas.later(counters, last), inPass);
    }

    void seen(long inPass) {
        pass = inPass;
    }

    /** Key of the link under which it was read last: an interface may have been renamed. */
    String link() {
        return link;
    }

    void called(String name) {
        link = name;
    }

    void count(long[] delta, Moment now) {
        if (!Deltas.any(delta)) {
            return;
        }
        for (Owner.Share share : shares) {
            share.tally().add(delta, share.session(), now);
        }
    }

    void own(Owner next, List<Owner.Share> nextShares) {
        dirty |= !next.equals(owner);
        owner = next;
        shares = nextShares;
    }

    boolean changed() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    String text() {
        return Words.join(
                        counters.receivedBytes(),
                        counters.sentBytes(),
                        counters.receivedPackets(),
                        counters.sentPackets(),
                        counters.errors())
                + " " + owner.text();
    }

    /** Reads the counters that {@link #text} has written; the owner follows. */
    static Counters counters(Words words) {
        return new Counters(
                words.number(), words.number(), words.number(), words.number(), words.number(), Origin.UNKNOWN);
    }
}
