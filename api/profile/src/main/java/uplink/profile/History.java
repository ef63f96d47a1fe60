// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What has happened to the network: a bounded record of differences that outlives restarts. Safe for any thread. */
@ProviderType
public interface History {
    /**
     * What meets {@code query}, oldest first. May block for a disk, and for no daemon. Wants {@link Privilege#GET}.
     *
     * @throws ConnectionException of {@link ErrorCode#UNAVAILABLE} when the record cannot be read
     */
    List<HistoryEntry> entries(HistoryQuery query);
}
