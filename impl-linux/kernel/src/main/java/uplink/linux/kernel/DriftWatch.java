// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.kernel.change.Target;
import uplink.linux.kernel.store.LinkRecords;
import uplink.profile.Link;

/** Tells drift that lasts: what is published comes a moment after what was changed. For the worker's thread. */
final class DriftWatch {
    /** How long it must be there to be told. */
    static final Duration LASTS = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

    private final Managed managed;
    private final LinkRecords records;
    private final Map<String, Long> suspects = new HashMap<>();

    DriftWatch(Managed managed, LinkRecords records) {
        this.managed = managed;
        this.records = records;
    }

    /** True when there is news of it; {@code again} is asked to look once more later. */
    boolean look(Target target, Optional<Link> link, Runnable again) {
        String key = target.key();
        List<String> drift = link.map(seen -> Drift.of(records.of(key), seen)).orElse(List.of());
        long now = System.nanoTime();
        if (drift.isEmpty()) {
            suspects.remove(key);
        } else if (suspects.putIfAbsent(key, now) == null) {
            again.run();
        }
        boolean lasts = now - suspects.getOrDefault(key, now) >= LASTS.toNanos();
        boolean news = (drift.isEmpty() || lasts) && managed.drift(key, Drift.failure(drift));
        if (news) {
            LOG.info("{}: {}", target.name(), drift.isEmpty() ? "is as it was set again" : String.join("; ", drift));
        }
        return news;
    }
}
