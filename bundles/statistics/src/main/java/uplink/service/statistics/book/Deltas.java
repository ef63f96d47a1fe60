// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import uplink.statistics.spi.Counters;

/** What was carried between two readings of one generation. Pure. */
final class Deltas {
    static final long[] NONE = new long[4];

    private static final long WIDTH_32 = 1L << 32;

    private Deltas() {}

    /**
     * Bytes received and sent, packets, errors; {@link #NONE} itself when both are the same. Counters of 32 bits that are lower now
     * have begun again at 4 GiB; others were reset, and then all of {@code now} is new.
     */
    static long[] between(Counters base, Counters now) {
        long received = now.receivedBytes() - base.receivedBytes();
        long sent = now.sentBytes() - base.sentBytes();
        long packetsIn = now.receivedPackets() - base.receivedPackets();
        long packetsOut = now.sentPackets() - base.sentPackets();
        long errors = now.errors() - base.errors();
        if ((received | sent | packetsIn | packetsOut | errors) == 0) {
            return NONE;
        }
        long[] delta = {received, sent, packetsIn, packetsOut, errors};
        if (now.origin().bits() == 32) {
            wrap(delta);
        }
        for (long one : delta) {
            if (one < 0 || now.origin().bits() == 32 && one >= WIDTH_32 / 2) {
                return all(now);
            }
        }
        return new long[] {delta[0], delta[1], delta[2] + delta[3], delta[4]};
    }

    /**
     * The later of two readings counter by counter: what is lower in the final counters of a link was not reset but has gone before
     * it, such as what a virtual cable has received when its other end is gone.
     */
    static Counters later(Counters base, Counters last) {
        boolean wraps = last.origin().bits() == 32;
        return new Counters(
                later(base.receivedBytes(), last.receivedBytes(), wraps),
                later(base.sentBytes(), last.sentBytes(), wraps),
                later(base.receivedPackets(), last.receivedPackets(), wraps),
                later(base.sentPackets(), last.sentPackets(), wraps),
                later(base.errors(), last.errors(), wraps),
                last.origin());
    }

    private static long later(long base, long last, boolean wraps) {
        boolean wrapped = wraps && last < base && last - base + WIDTH_32 < WIDTH_32 / 2;
        return wrapped ? last : Math.max(base, last);
    }

    /** All that was ever counted. */
    static long[] all(Counters now) {
        return new long[] {now.receivedBytes(), now.sentBytes(), now.receivedPackets() + now.sentPackets(), now.errors()
        };
    }

    static boolean any(long[] delta) {
        for (long one : delta) {
            if (one != 0) {
                return true;
            }
        }
        return false;
    }

    private static void wrap(long[] delta) {
        for (int kind = 0; kind < delta.length; kind++) {
            if (delta[kind] < 0) {
                delta[kind] += WIDTH_32;
            }
        }
    }
}
