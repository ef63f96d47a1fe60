// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.Arrays;

/** Slots in ascending order, at most so many: the oldest go. A clock that was set back adds to slots that are there. */
final class Ring {
    private static final int FIRST = 8;

    private final int most;
    private long[] slots = new long[FIRST];
    private long[] received = new long[FIRST];
    private long[] sent = new long[FIRST];
    private boolean[] dirty = new boolean[FIRST];
    private int size;

    /** Takes what one slot holds. */
    interface Visitor {
        void slot(long slot, long received, long sent);
    }

    Ring(int most) {
        this.most = most;
    }

    void add(long slot, long moreReceived, long moreSent) {
        int at = at(slot);
        if (at >= 0) {
            received[at] += moreReceived;
            sent[at] += moreSent;
            dirty[at] = true;
        }
    }

    /** As it was stored. */
    void put(long slot, long wholeReceived, long wholeSent) {
        int at = at(slot);
        if (at >= 0) {
            received[at] = wholeReceived;
            sent[at] = wholeSent;
        }
    }

    void visit(long from, long until, Visitor visitor) {
        int found = Arrays.binarySearch(slots, 0, size, from);
        for (int at = found < 0 ? -found - 1 : found; at < size && slots[at] < until; at++) {
            visitor.slot(slots[at], received[at], sent[at]);
        }
    }

    /** Those that were added to since this was asked last. */
    void changes(Visitor visitor) {
        for (int at = 0; at < size; at++) {
            if (dirty[at]) {
                dirty[at] = false;
                visitor.slot(slots[at], received[at], sent[at]);
            }
        }
    }

    /** Where the slot is, or now is; negative when it is older than all of a full ring. */
    private int at(long slot) {
        int found = size > 0 && slots[size - 1] == slot ? size - 1 : Arrays.binarySearch(slots, 0, size, slot);
        if (found >= 0) {
            return found;
        }
        int at = -found - 1;
        if (size == most) {
            if (at == 0) {
                return -1;
            }
            shift(1, 0, at - 1);
            at--;
        } else {
            grow();
            shift(at, at + 1, size - at);
            size++;
        }
        slots[at] = slot;
        received[at] = 0;
        sent[at] = 0;
        dirty[at] = false;
        return at;
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(slots, from, slots, to, count);
        System.arraycopy(received, from, received, to, count);
        System.arraycopy(sent, from, sent, to, count);
        System.arraycopy(dirty, from, dirty, to, count);
    }

    private void grow() {
        if (size == slots.length) {
            int length = Math.min(most, 2 * size);
            slots = Arrays.copyOf(slots, length);
            received = Arrays.copyOf(received, length);
            sent = Arrays.copyOf(sent, length);
            dirty = Arrays.copyOf(dirty, length);
        }
    }
}
