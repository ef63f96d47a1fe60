// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told when a counter reaches a number. Register it as a service; one call at a time, on the delivery pool. */
@ConsumerType
public interface UsageListener {
    /** The thresholds of this listener; asked once, when it is registered. */
    Set<Threshold> thresholds();

    /** {@code threshold} is reached, or was when the listener came; once until the counter is reset, or the next session or cycle begins. */
    void reached(Threshold threshold, Usage usage);
}
