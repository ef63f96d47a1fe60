// SPDX-License-Identifier: Apache-2.0
package uplink.service.cellular;

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
final class FakeDelivery implements Delivery {
    record Following(ServiceReference<?> reference, Follower follower) {}

    final List<Following> following = new ArrayList<>();

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
