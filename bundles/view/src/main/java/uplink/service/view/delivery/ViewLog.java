// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import java.util.Optional;
import uplink.profile.View;

/** The last 1,024 views. Safe for any thread. */
public final class ViewLog {
    /** How many are kept. */
    public static final int SIZE = 1024;

    private final View[] ring = new View[SIZE];
    private long count;

    /** Begins with the first view. */
    public ViewLog(View first) {
        add(first);
    }

    /** Adds the newest, and drops the oldest when full. */
    public synchronized void add(View view) {
        ring[(int) (count++ % SIZE)] = view;
    }

    /** Index of the newest. */
    synchronized long newest() {
        return count - 1;
    }

    /** Index of the oldest that is kept. */
    synchronized long oldest() {
        return Math.max(0, count - SIZE);
    }

    /** The view at {@code index}, or the oldest that is kept when that is gone; empty when it is still to come. */
    synchronized Optional<View> at(long index) {
        return index >= count ? Optional.empty() : Optional.of(ring[(int) (Math.max(index, oldest()) % SIZE)]);
    }
}
