// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Bytes carried. Safe for any thread; reads ask no daemon. */
@ProviderType
public interface Statistics {
    /** What a subject has carried; empty when nobody counts it. Wants {@code network.get}. */
    Optional<Usage> usage(Subject subject);

    /** Of every subject that is counted: technologies, links, profiles, by name. Wants {@code network.get}. */
    List<Usage> usages();

    /** Sets counters of a subject back to zero, kept over a reboot; NOT_FOUND when nobody counts it. Wants {@code network.set}. */
    void reset(Subject subject, Set<Counter> counters);

    /** Sets every counter of every subject back. Wants {@code network.set}. */
    void reset();
}
