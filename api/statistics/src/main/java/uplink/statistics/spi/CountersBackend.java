// SPDX-License-Identifier: Apache-2.0
package uplink.statistics.spi;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.Subscription;
import uplink.profile.spi.AreaBackend;

/** Reads what links have carried. {@code docs/spi.md} maps it to the daemons. */
@ConsumerType
public interface CountersBackend extends AreaBackend {
    /** Counters of every link of this backend, by key, read together. May block for a system call, and no longer. */
    Map<String, Counters> counters();

    /**
     * Tells {@code sink} the final counters of each link that goes, for as long as the subscription lasts. A backend that
     * cannot know them tells nothing: then what such a link carried since it was read last is not counted.
     */
    default Subscription gone(GoneSink sink) {
        return () -> {};
    }
}
