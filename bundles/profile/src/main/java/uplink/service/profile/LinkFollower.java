// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import uplink.profile.Change;
import uplink.profile.LinkListener;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

/** Turns differences into calls of one {@link LinkListener}. */
final class LinkFollower implements Follower {
    private final LinkListener listener;

    LinkFollower(LinkListener listener) {
        this.listener = listener;
    }

    @Override
    public void present(View view) {
        listener.presentLinks(view.links());
    }

    @Override
    public void changed(Difference difference) {
        EachChange.tell(difference, listener, this::tell);
    }

    private void tell(Change change) {
        switch (change.event()) {
            case LINK_ADDED -> listener.linkAdded(change.linkAfter().orElseThrow());
            case LINK_CHANGED ->
                listener.linkChanged(
                        change.linkBefore().orElseThrow(), change.linkAfter().orElseThrow());
            case CARRIER_CHANGED ->
                listener.carrierChanged(
                        change.linkBefore().orElseThrow(), change.linkAfter().orElseThrow());
            case DHCP_CHANGED ->
                listener.dhcpChanged(
                        change.linkBefore().orElseThrow(), change.linkAfter().orElseThrow());
            case LINK_REMOVED -> listener.linkRemoved(change.linkBefore().orElseThrow());
            default -> {}
        }
    }
}
