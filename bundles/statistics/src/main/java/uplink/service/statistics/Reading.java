// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.Map;
import java.util.Optional;
import uplink.statistics.spi.Counters;

/** What one backend has counted, by key of the link. */
record Reading(String backend, Map<String, Counters> counters) {
    Reading {
        counters = Map.copyOf(counters);
    }

    Optional<Counters> of(String link) {
        return Optional.ofNullable(counters.get(link));
    }

    /** What was counted since {@code base}; all of {@code now} when the counters began anew meanwhile. */
    static Counters since(Counters base, Counters now) {
        boolean anew = now.receivedBytes() < base.receivedBytes()
                || now.sentBytes() < base.sentBytes()
                || now.receivedPackets() < base.receivedPackets()
                || now.sentPackets() < base.sentPackets();
        return anew
                ? now
                : new Counters(
                        now.receivedBytes() - base.receivedBytes(),
                        now.sentBytes() - base.sentBytes(),
                        now.receivedPackets() - base.receivedPackets(),
                        now.sentPackets() - base.sentPackets());
    }
}
