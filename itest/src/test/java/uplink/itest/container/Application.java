// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import uplink.cellular.Cellular;
import uplink.cellular.CellularListener;
import uplink.cellular.CellularStatus;
import uplink.manager.ConnectionListener;
import uplink.manager.Connections;
import uplink.manager.Status;
import uplink.profile.Link;
import uplink.profile.LinkListener;
import uplink.profile.Profile;
import uplink.profile.ProfileListener;
import uplink.profile.Profiles;
import uplink.wifi.Wifi;
import uplink.wifi.WifiListener;
import uplink.wifi.WifiStatus;

/** An application's component: takes the area services by its constructor, and listens to all of them. */
public final class Application
        implements ConnectionListener, ProfileListener, LinkListener, WifiListener, CellularListener {
    /** The running one. */
    static final AtomicReference<Application> RUNNING = new AtomicReference<>();

    final Connections connections;
    final Profiles profiles;
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    public Application(Connections connections, Profiles profiles, Wifi wifi, Cellular cellular) {
        this.connections = connections;
        this.profiles = profiles;
        wifi.status();
        cellular.status();
        connections.status();
        RUNNING.set(this);
    }

    public void stop() {
        RUNNING.compareAndSet(this, null);
    }

    /** Every area has told the present. */
    boolean presented() {
        return told.containsAll(
                List.of("present", "presentProfiles", "presentLinks", "presentWifi", "presentCellular"));
    }

    @Override
    public void present(Status status) {
        told.add("present");
    }

    @Override
    public void presentProfiles(List<Profile> all) {
        told.add("presentProfiles");
    }

    @Override
    public void presentLinks(List<Link> links) {
        told.add("presentLinks");
    }

    @Override
    public void presentWifi(Optional<WifiStatus> status) {
        told.add("presentWifi");
    }

    @Override
    public void presentCellular(Optional<CellularStatus> status) {
        told.add("presentCellular");
    }

    @Override
    public void linkAdded(Link link) {
        told.add("linkAdded " + link.key());
    }

    @Override
    public void linkChanged(Link before, Link after) {
        told.add("linkChanged " + after.key());
    }

    @Override
    public void linkRemoved(Link link) {
        told.add("linkRemoved " + link.key());
    }

    @Override
    public void profileAdded(Profile profile) {
        told.add("profileAdded " + profile.id());
    }

    @Override
    public void profileRemoved(Profile profile) {
        told.add("profileRemoved " + profile.id());
    }

    @Override
    public void typeChanged(Status before, Status after) {
        told.add("typeChanged " + after.type().map(Enum::name).orElse("DISCONNECTED"));
    }

    @Override
    public void wifiChanged(Optional<WifiStatus> before, Optional<WifiStatus> after) {
        told.add("wifiChanged " + after.map(status -> status.state().name()).orElse("-"));
    }
}
