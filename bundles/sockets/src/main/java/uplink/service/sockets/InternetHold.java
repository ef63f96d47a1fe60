// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import uplink.profile.Internet;

/** Believes good news at once, and what follows ONLINE only when it has lasted: so a lost probe stops nobody. Not for several threads. */
final class InternetHold {
    private final long holdNanos;
    private Internet shown;
    private Internet seen;
    private long since;

    InternetHold(Internet first, long holdNanos) {
        this.holdNanos = holdNanos;
        this.shown = first;
        this.seen = first;
    }

    /** What is to be shown at {@code now}. */
    Internet see(Internet newest, long now) {
        if (newest != seen) {
            since = seen == shown ? now : since;
            seen = newest;
        }
        if (shown != Internet.ONLINE || seen == Internet.ONLINE || now - since >= holdNanos) {
            shown = seen;
        }
        return shown;
    }

    /** Nanoseconds until there is something else to show; {@link Long#MAX_VALUE} when nothing is waited for. */
    long remaining(long now) {
        return seen == shown ? Long.MAX_VALUE : Math.max(0, since + holdNanos - now);
    }
}
