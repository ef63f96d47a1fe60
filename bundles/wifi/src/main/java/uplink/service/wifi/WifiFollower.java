// SPDX-License-Identifier: Apache-2.0
package uplink.service.wifi;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Technology;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;
import uplink.wifi.WifiListener;
import uplink.wifi.WifiStatus;

/** Turns differences into calls of one {@link WifiListener}. */
final class WifiFollower implements Follower {
    private static final Logger log = LoggerFactory.getLogger(WifiFollower.class);

    private final WifiListener listener;

    WifiFollower(WifiListener listener) {
        this.listener = listener;
    }

    /** What a view says of Wi-Fi. */
    static Optional<WifiStatus> status(View view) {
        return wifi(view.technology(Technology.WIFI));
    }

    @Override
    public void present(View view) {
        listener.presentWifi(status(view));
    }

    @Override
    public void changed(Difference difference) {
        for (Change change : difference.changes()) {
            if (change.event() == Event.TECHNOLOGY_CHANGED && change.subject().equals(Technology.WIFI.name())) {
                tell(change);
            }
        }
    }

    private void tell(Change change) {
        try {
            listener.wifiChanged(wifi(change.technologyBefore()), wifi(change.technologyAfter()));
        } catch (Throwable broken) { // a listener keeps its place, whatever it throws
            log.error("{} failed in wifiChanged", listener.getClass().getName(), broken);
        }
    }

    private static Optional<WifiStatus> wifi(Optional<TechnologyStatus> status) {
        return status.filter(WifiStatus.class::isInstance).map(WifiStatus.class::cast);
    }
}
