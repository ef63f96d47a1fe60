// SPDX-License-Identifier: Apache-2.0
package uplink.statistics.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told what a link had carried in the end. */
@ConsumerType
@FunctionalInterface
public interface GoneSink {
    /** The link is gone; called after {@link CountersBackend#counters} has stopped showing it, on any thread. Returns soon. */
    void gone(String link, Counters last);
}
