// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.manager.ConnectionListener;
import uplink.manager.Status;
import uplink.profile.Change;
import uplink.profile.Route;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

/** Turns differences into calls of one {@link ConnectionListener}. */
final class ConnectionFollower implements Follower {
    private static final Logger log = LoggerFactory.getLogger(ConnectionFollower.class);

    private final ConnectionListener listener;

    ConnectionFollower(ConnectionListener listener) {
        this.listener = listener;
    }

    @Override
    public void present(View view) {
        listener.present(new ViewStatus(view));
    }

    @Override
    public void changed(Difference difference) {
        Status before = new ViewStatus(difference.before());
        Status after = new ViewStatus(difference.after());
        for (Change change : difference.changes()) {
            try {
                tell(change, before, after);
            } catch (Throwable broken) { // what one call throws must not cost the listener the next
                String name = listener.getClass().getName();
                log.error("{} failed in {} of {}", name, change.event().method(), change.subject(), broken);
            }
        }
    }

    private void tell(Change change, Status before, Status after) {
        switch (change.event()) {
            case TECHNOLOGY_CHANGED -> listener.technologyChanged(change.technologyBefore(), change.technologyAfter());
            case CABLE_CHANGED -> listener.cableChanged(before.cable(), after.cable());
            case CONNECTION_CHANGED -> listener.connectionChanged(before, after);
            case TYPE_CHANGED -> listener.typeChanged(before, after);
            case ADDRESS_CHANGED -> listener.addressChanged(before, after);
            case GATEWAY_CHANGED -> listener.gatewayChanged(before, after);
            case DNS_CHANGED -> listener.dnsChanged(before, after);
            case PROXY_CHANGED -> listener.proxyChanged(before, after);
            case INTERNET_CHANGED -> listener.internetChanged(before, after);
            case METERED_CHANGED -> listener.meteredChanged(before, after);
            case ROUTES_CHANGED -> listener.routesChanged(main(before.view()), main(after.view()));
            default -> {}
        }
    }

    private static List<Route> main(View view) {
        return view.routes().stream()
                .filter(route -> route.table() == Route.MAIN)
                .toList();
    }
}
