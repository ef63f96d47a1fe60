// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All steps of one link, in their order.
 *
 * @param at when
 * @param link its key; empty when there is none at all
 * @param interfaceName its interface; empty when it has none
 * @param target what was asked for; empty when nothing was
 * @param lost made by itself, since the current connection was lost
 * @param findings one of each step
 */
public record Diagnosis(
        Instant at, String link, String interfaceName, String target, boolean lost, List<Finding> findings) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Where it ends. */
    public Optional<Finding> failure() {
        return findings.stream().filter(one -> one.outcome() == Outcome.FAILED).findFirst();
    }

    /** What people call the link. */
    public String name() {
        return interfaceName.isEmpty() ? link : interfaceName;
    }
}
