// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.area;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.cellular.Cellular;
import uplink.manager.Connections;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.History;
import uplink.profile.Profiles;
import uplink.profile.Views;
import uplink.profile.spi.BroughtCommand;
import uplink.sockets.Network;
import uplink.statistics.Statistics;
import uplink.wifi.Wifi;

/**
 * The services that commands use. Each may be missing, and may come and go: what is missing is UNAVAILABLE, by name of the bundle
 * that brings it. Safe for any thread.
 */
public interface Areas {
    /** The view; always there. */
    Views views();

    /** The connection. */
    Connections connections();

    /** The registry of profiles. */
    Profiles profiles();

    /** Wi-Fi. */
    Wifi wifi();

    /** Mobile networks. */
    Cellular cellular();

    /** What has happened. */
    History history();

    /** Bytes carried. */
    Optional<Statistics> statistics();

    /** The network of the link with that key; waits for it for at most that time. */
    Optional<Network> network(String link, Duration patience) throws InterruptedException;

    /** Commands that bundles bring, by their word, sorted. */
    Map<String, BroughtCommand> brought();

    /** Registers a listener as a service of this bundle; closing takes it back. */
    <L> Registered listen(Class<L> type, L listener);

    /** A listener's registration. */
    interface Registered extends AutoCloseable {
        @Override
        void close();
    }

    /** Words of {@link #brought}. */
    default List<String> words() {
        return List.copyOf(brought().keySet());
    }

    /** Says that an area is missing. */
    static ConnectionException missing(String what, String bundle) {
        return new ConnectionException(
                ErrorCode.UNAVAILABLE, "", "nobody serves " + what + " here: the bundle " + bundle + " is not started");
    }
}
