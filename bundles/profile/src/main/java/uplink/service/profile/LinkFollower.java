// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Change;
import uplink.profile.LinkListener;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

/** Turns differences into calls of one {@link LinkListener}. */
final class LinkFollower implements Follower {
    private static final Logger log = LoggerFactory.getLogger(LinkFollower.class);

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
        for (Change change : difference.changes()) {
            try {
                tell(change);
            } catch (Throwable broken) { // what one call throws must not cost the listener the next
                log.error(
                        "{} failed in {} of {}",
                        listener.getClass().getName(),
                        change.event().method(),
                        change.subject(),
                        broken);
            }
        }
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
