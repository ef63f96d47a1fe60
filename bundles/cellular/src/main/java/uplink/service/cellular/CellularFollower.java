// SPDX-License-Identifier: Apache-2.0
package uplink.service.cellular;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.cellular.CellularListener;
import uplink.cellular.CellularStatus;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Technology;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

/** Turns differences into calls of one {@link CellularListener}. */
final class CellularFollower implements Follower {
    private static final Logger log = LoggerFactory.getLogger(CellularFollower.class);

    private final CellularListener listener;

    CellularFollower(CellularListener listener) {
        this.listener = listener;
    }

    /** What a view says of mobile networks. */
    static Optional<CellularStatus> status(View view) {
        return cellular(view.technology(Technology.CELLULAR));
    }

    @Override
    public void present(View view) {
        listener.presentCellular(status(view));
    }

    @Override
    public void changed(Difference difference) {
        for (Change change : difference.changes()) {
            if (change.event() == Event.TECHNOLOGY_CHANGED && change.subject().equals(Technology.CELLULAR.name())) {
                tell(change);
            }
        }
    }

    private void tell(Change change) {
        try {
            listener.cellularChanged(cellular(change.technologyBefore()), cellular(change.technologyAfter()));
        } catch (Throwable broken) { // a listener keeps its place, whatever it throws
            log.error("{} failed in cellularChanged", listener.getClass().getName(), broken);
        }
    }

    private static Optional<CellularStatus> cellular(Optional<TechnologyStatus> status) {
        return status.filter(CellularStatus.class::isInstance).map(CellularStatus.class::cast);
    }
}
