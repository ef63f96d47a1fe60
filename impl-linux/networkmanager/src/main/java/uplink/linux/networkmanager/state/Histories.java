// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uplink.profile.Failure;
import uplink.profile.ProfileBuilder;
import uplink.profile.ProfileState;

/**
 * What a view alone does not show of each profile: when its state was reached, how often it came up, why it failed last. Outlives the
 * daemon, so that nothing goes back when it returns. Not safe for several threads.
 */
public final class Histories {
    private record History(ProfileState state, Instant since, long connectCount, Optional<Failure> failure) {}

    private static final int REMEMBERED = 1024;

    private final Clock clock;
    private final Map<String, History> histories = new HashMap<>();

    /** Takes the time from {@code clock}. */
    public Histories(Clock clock) {
        this.clock = clock;
    }

    /** The profile {@code id} has failed, or was lost. */
    public void failed(String id, Failure failure) {
        histories.computeIfPresent(
                id,
                (key, before) -> new History(before.state, before.since, before.connectCount, Optional.of(failure)));
        histories.putIfAbsent(id, new History(ProfileState.DISCONNECTED, clock.instant(), 0, Optional.of(failure)));
    }

    /** Forgets profiles that are no more, once there are many of them: interfaces and connections may come and go for ever. */
    void keep(Set<String> ids) {
        if (histories.size() > ids.size() + REMEMBERED) {
            histories.keySet().retainAll(ids);
        }
    }

    /** Adds what is remembered of a profile that is in {@code state} now. */
    void note(String id, ProfileState state, ProfileBuilder profile) {
        History history = histories.compute(id, (key, before) -> next(before, state));
        profile.state(state)
                .since(history.since)
                .connectCount(history.connectCount)
                .lastFailure(history.failure);
    }

    private History next(@org.jspecify.annotations.Nullable History before, ProfileState state) {
        boolean up = state == ProfileState.CONNECTED;
        if (before == null) {
            return new History(state, clock.instant(), up ? 1 : 0, Optional.empty());
        }
        if (before.state == state) {
            return before;
        }
        Optional<Failure> failure = up ? Optional.empty() : before.failure;
        return new History(state, clock.instant(), before.connectCount + (up ? 1 : 0), failure);
    }
}
