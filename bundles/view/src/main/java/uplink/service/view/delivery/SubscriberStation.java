// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import java.util.Optional;
import uplink.profile.View;
import uplink.profile.ViewListener;

/** Gives a listener every view of the log, one by one. */
final class SubscriberStation extends Station {
    private final ViewListener listener;
    private final ViewLog log;
    private long index;

    SubscriberStation(Lane lane, ViewListener listener, ViewLog log) {
        super(lane);
        this.listener = listener;
        this.log = log;
        index = log.newest();
    }

    @Override
    boolean step() {
        Optional<View> view = log.at(index);
        if (view.isEmpty()) {
            return false;
        }
        index = Math.max(index, log.oldest()) + 1;
        listener.view(view.get());
        return true;
    }
}
