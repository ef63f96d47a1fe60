// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import uplink.profile.Change;
import uplink.profile.ProfileListener;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

/** Turns differences into calls of one {@link ProfileListener}. */
final class ProfileFollower implements Follower {
    private final ProfileListener listener;

    ProfileFollower(ProfileListener listener) {
        this.listener = listener;
    }

    @Override
    public void present(View view) {
        listener.presentProfiles(view.profiles());
    }

    @Override
    public void changed(Difference difference) {
        EachChange.tell(difference, listener, this::tell);
    }

    private void tell(Change change) {
        switch (change.event()) {
            case PROFILE_ADDED -> listener.profileAdded(change.profileAfter().orElseThrow());
            case PROFILE_CHANGED ->
                listener.profileChanged(
                        change.profileBefore().orElseThrow(),
                        change.profileAfter().orElseThrow());
            case STATE_CHANGED ->
                listener.stateChanged(
                        change.profileBefore().orElseThrow(),
                        change.profileAfter().orElseThrow());
            case SIGNAL_CHANGED ->
                listener.signalChanged(
                        change.profileBefore().orElseThrow(),
                        change.profileAfter().orElseThrow());
            case PROFILE_REMOVED ->
                listener.profileRemoved(change.profileBefore().orElseThrow());
            default -> {}
        }
    }
}
