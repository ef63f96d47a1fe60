// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/** The service that holds the newest {@link View}. Safe for any thread. */
@ProviderType
public interface Views {
    /** The newest view: one volatile read. */
    View view();

    /**
     * What listeners are told between two views of one epoch, in the order of {@link Event}; empty when only quiet things differ.
     * Pure.
     */
    List<Change> changes(View before, View after);

    /**
     * Gives every view once, the present one first, through a ring of 1,024 views: a subscriber that falls further behind loses
     * the oldest, and sees it by a jump in {@link View#sequence()}. One call at a time, on the delivery pool.
     *
     * @return closes exactly this subscription; starts no call after that and waits at most 2 s for a running one
     */
    Subscription subscribe(ViewListener listener);

    /**
     * Completes with the first view that meets {@code condition}, at once if the present one does.
     *
     * <p>Ends with a {@link ConnectionException} of {@link ErrorCode#TIMED_OUT} after {@code timeout}, {@link
     * ErrorCode#CANCELLED} when this service stops. {@code toCompletableFuture().cancel(…)} gives up.
     */
    CompletionStage<View> await(Predicate<View> condition, Duration timeout);
}
