// SPDX-License-Identifier: Apache-2.0
package uplink.manager;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A share in an open connection. It takes down only what leases brought up; owned by the bundle that opened it, ended by {@link
 * #close}, by loss, or when that bundle stops.
 */
@ProviderType
public interface Lease extends AutoCloseable {
    /** Why a lease ended. */
    enum End {
        /** Its owner closed it. */
        CLOSED,
        /** Its owner's bundle stopped. */
        OWNER_STOPPED,
        /** The connection was lost. */
        LOST,
        /** Somebody with {@code network.control} took it down. */
        DISCONNECTED,
        /** The profile was removed. */
        PROFILE_GONE
    }

    /** Id of the profile. */
    String profile();

    /** Symbolic name of the bundle that holds it. */
    String owner();

    /** When it was granted. */
    Instant since();

    /** The connection was up before, so it stays when the last lease ends; what Tizen reports as {@code ALREADY_EXISTS}. */
    boolean wasUp();

    /** Completes once, on the delivery pool, with why it ended. */
    CompletionStage<End> ended();

    /** Gives the share back; returns at once. Closing twice is harmless. */
    @Override
    void close();
}
