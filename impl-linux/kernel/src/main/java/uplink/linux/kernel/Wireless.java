// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.linux.netlink.NetlinkException;
import uplink.linux.netlink.WirelessQueries;
import uplink.linux.netlink.wire.WirelessInterface;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.wifi.Ssid;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSignal;
import uplink.wifi.WifiStatus;

/** What nl80211 adds to Wi-Fi interfaces: the network's name and the signal. */
final class Wireless {
    private final WirelessQueries queries;

    Wireless(WirelessQueries queries) {
        this.queries = queries;
    }

    /** The profile with what is known of the network; as it is while the interface is not associated. */
    Profile profile(int index, Profile observed) {
        if (observed.technology() != Technology.WIFI) {
            return observed;
        }
        return network(index)
                .filter(found -> found.ssid().length > 0)
                .map(found -> profile(found, observed))
                .orElse(observed);
    }

    private Profile profile(WirelessInterface found, Profile observed) {
        return WifiProfile.builder(observed, Ssid.of(found.ssid()))
                .frequencyMhz(found.frequencyMhz())
                .signal(signal(found.index()))
                .build();
    }

    private Optional<WirelessInterface> network(int index) {
        try {
            return queries.interfaces().stream()
                    .filter(one -> one.index() == index && one.type() == WirelessInterface.STATION)
                    .findFirst();
        } catch (NetlinkException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<WifiSignal> signal(int index) {
        try {
            return queries.stations(index).stream()
                    .map(WirelessInterface::signalDbm)
                    .filter(OptionalInt::isPresent)
                    .findFirst()
                    .map(dbm -> WifiSignal.ofDbm(dbm.getAsInt()));
        } catch (NetlinkException goneMeanwhile) {
            return Optional.empty();
        }
    }

    /** What the kernel alone can say: Wi-Fi by its interfaces; of mobile networks it knows no SIM card and no registration. */
    static List<TechnologyStatus> technologies(List<Link> links, List<Profile> profiles) {
        return List.of(
                WifiStatus.of(wifi(links, profiles)),
                TechnologyStatus.of(Technology.CELLULAR, TechnologyState.UNKNOWN));
    }

    private static TechnologyState wifi(List<Link> links, List<Profile> profiles) {
        boolean connected = profiles.stream()
                .anyMatch(one -> one.technology() == Technology.WIFI && one.state() == ProfileState.CONNECTED);
        boolean any = links.stream().anyMatch(one -> one.technology() == Technology.WIFI && one.enabled());
        if (connected) {
            return TechnologyState.CONNECTED;
        }
        return any ? TechnologyState.DISCONNECTED : TechnologyState.DEACTIVATED;
    }
}
