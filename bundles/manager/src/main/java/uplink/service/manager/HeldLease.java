// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import uplink.manager.Lease;
import uplink.profile.Profile;
import uplink.profile.View;

/** One bundle's share in a connection, and what is needed to see that the connection is no more the one that was shared. */
final class HeldLease implements Lease {
    private final Opening opening;
    private final Instant since = Instant.now();
    private final boolean wasUp;
    private final Consumer<HeldLease> closer;
    private final long sequence;
    private final String backend;
    private final long connectCount;
    private final CompletableFuture<End> ended = new CompletableFuture<>();

    /** Granted because of {@code view}, which shows the profile. */
    HeldLease(Opening opening, boolean wasUp, View view, Consumer<HeldLease> closer) {
        Profile profile = ProfileSwitch.find(view, opening.profile);
        this.opening = opening;
        this.wasUp = wasUp;
        this.closer = closer;
        this.sequence = view.sequence();
        this.backend = profile.backend();
        this.connectCount = profile.connectCount();
    }

    /** Why {@code view} ends it; empty when it lives on. */
    Optional<End> lossIn(View view) {
        if (view.sequence() <= sequence) {
            return Optional.empty(); // older than the view that it was granted by
        }
        Optional<Profile> now = view.profile(opening.profile);
        if (now.isEmpty()) {
            // who describes it may be gone, and it is not
            return Optional.of(view.backends().contains(backend) ? End.PROFILE_GONE : End.LOST);
        }
        boolean again = now.get().backend().equals(backend) && now.get().connectCount() > connectCount;
        return ProfileSwitch.isUp(now.get()) && !again ? Optional.empty() : Optional.of(End.LOST);
    }

    boolean heldBy(Bundle bundle) {
        return opening.caller.equals(bundle);
    }

    Duration linger() {
        return opening.linger;
    }

    /** Tells its end; called once, on the delivery pool. */
    void end(End why) {
        ended.complete(why);
    }

    /** Tells that nobody keeps it any more. */
    void fail(RuntimeException why) {
        ended.completeExceptionally(why);
    }

    @Override
    public String profile() {
        return opening.profile;
    }

    @Override
    public String owner() {
        return String.valueOf(opening.caller.getSymbolicName());
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public boolean wasUp() {
        return wasUp;
    }

    @Override
    public CompletionStage<End> ended() {
        return ended.copy();
    }

    @Override
    public void close() {
        closer.accept(this);
    }

    @Override
    public String toString() {
        return "Lease[" + profile() + " of " + owner() + "]";
    }
}
