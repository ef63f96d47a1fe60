// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Bytes carried, kept over restarts and reboots. Safe for any thread. Reads ask the backends for their counters, which takes one
 * system call, and no daemon.
 */
@ProviderType
public interface Statistics {
    /** What a subject has carried; empty when nobody counts it. Wants {@code network.get}. */
    Optional<Usage> usage(Subject subject);

    /** Of every subject that is counted: technologies, links, profiles, SIM cards, by name. Wants {@code network.get}. */
    List<Usage> usages();

    /**
     * Sets counters of a subject back to zero, kept over a reboot; each alone, so that what a session has carried can be reset
     * and the total stays. Cycles of plans and the history stay too. Wants {@code network.set}.
     *
     * @throws uplink.profile.ConnectionException NOT_FOUND when nobody counts the subject
     */
    void reset(Subject subject, Set<Counter> counters);

    /** Sets every counter of every subject back. Wants {@code network.set}. */
    void reset();

    /** What a subject has carried by minute, hour or day, oldest first; slots without a byte are left out. Wants {@code network.get}. */
    List<UsageSlot> history(Subject subject, UsageRange range);

    /** Every plan with what its cycle has carried, by subject. Wants {@code network.get}. */
    List<Quota> quotas();

    /**
     * Sets what the present cycle of the subject's plan has carried to the carrier's figure; counting goes on from there, and no
     * other counter changes. Wants {@code network.set}.
     *
     * @throws uplink.profile.ConnectionException NOT_FOUND when the subject has no plan; INVALID_ARGUMENT below 0
     */
    void correct(Subject subject, long bytes);
}
