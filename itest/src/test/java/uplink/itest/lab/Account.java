// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uplink.profile.Change;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

/** A listener that keeps the books: what it is told must go on from what it was told last. */
public final class Account implements Follower {
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow;
    private volatile @Nullable View last;
    private volatile long told;

    /** Dawdles in its first calls until {@code slow} is at zero, at most 2 s each. */
    public Account(CountDownLatch slow) {
        this.slow = slow;
    }

    @Override
    public void present(View view) {
        if (last != null) {
            errors.add("the present is told twice");
        }
        last = view;
    }

    @Override
    public void changed(Difference difference) {
        if (difference.before() != last) {
            errors.add("goes on from another view: " + difference.before().sequence());
        }
        for (Change change : difference.changes()) {
            if (none(change)) {
                errors.add("a change that is none: " + change.event() + " of " + change.subject());
            }
        }
        last = difference.after();
        told++;
        dawdle();
    }

    private static boolean none(Change change) {
        return switch (change.event()) {
            case LINK_CHANGED -> change.linkBefore().equals(change.linkAfter());
            case PROFILE_CHANGED, STATE_CHANGED -> change.profileBefore().equals(change.profileAfter());
            default -> false;
        };
    }

    private void dawdle() {
        try {
            slow.await(2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was not as it must be. */
    public List<String> errors() {
        return errors;
    }

    /** How often something was told. */
    public long told() {
        return told;
    }

    /** What was told last. */
    public View last() {
        View view = last;
        if (view == null) {
            throw new AssertionError("nothing was told");
        }
        return view;
    }
}
