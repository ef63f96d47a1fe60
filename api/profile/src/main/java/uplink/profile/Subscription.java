// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import org.osgi.annotation.versioning.ProviderType;

/** Ends exactly what it was returned for. */
@ProviderType
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Ends it. Closing twice is harmless. */
    @Override
    void close();
}
