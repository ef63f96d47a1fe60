// SPDX-License-Identifier: Apache-2.0
package uplink.doubles;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.framework.ServiceReference;
import uplink.profile.Subscription;
import uplink.profile.spi.Delivery;
import uplink.profile.spi.Follower;

/** Keeps who follows, and runs everything at once. */
public final class FakeDelivery implements Delivery {
    /** Who follows, by whose reference. */
    public record Following(ServiceReference<?> reference, Follower follower) {}

    /** In the order of their coming. */
    public final List<Following> following = new ArrayList<>();

    @Override
    public Subscription follow(ServiceReference<?> listener, Follower follower) {
        Following entry = new Following(listener, follower);
        following.add(entry);
        return () -> following.remove(entry);
    }

    @Override
    public Executor pool() {
        return Runnable::run;
    }

    @Override
    public CompletionStage<Void> idle() {
        return CompletableFuture.completedFuture(null);
    }
}
