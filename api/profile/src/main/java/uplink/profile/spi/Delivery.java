// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.ServiceReference;
import uplink.profile.Subscription;

/** Carries differences to listeners: one lane per {@code service.id}, never on a backend's or the framework's thread. */
@ProviderType
public interface Delivery {
    /**
     * Follows the view for the listener behind {@code listener}. Followers of the same service share its lane, so that it is never
     * called twice at a time.
     *
     * @return closing starts no further call, and waits for a running one at most 2 s, but never for its own thread
     */
    Subscription follow(ServiceReference<?> listener, Follower follower);

    /** Runs what is not bound to a listener, such as the completion of stages; grows by a thread per blocked task, to a bound. */
    Executor pool();

    /**
     * Completes, on the pool, once there is nothing left to tell: every layer that was published before this call is merged, every
     * follower and subscriber has been told the newest view, and nothing runs on the pool or waits for it. A signal that waits
     * for its second is not waited for.
     *
     * <p>What calls publish meanwhile is waited for too. Stays open while a call blocks; a call that waits for this stage waits for
     * itself. Ends with a {@link uplink.profile.ConnectionException} of {@code CANCELLED} when this service stops.
     */
    CompletionStage<Void> idle();
}
