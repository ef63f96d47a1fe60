// SPDX-License-Identifier: Apache-2.0
package uplink.sim.show;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import uplink.cellular.AuthType;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.ProfileBuilder;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.sim.world.Addressing;
import uplink.sim.world.Bearers;
import uplink.sim.world.Network;
import uplink.sim.world.Port;
import uplink.sim.world.SimProfile;
import uplink.sim.world.World;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** The profiles of a world: those that are written down, networks that are heard, and one per interface that nobody describes. */
final class Profiles {
    private static final long MAX_SPEED = 300_000_000;
    private static final int CHANNEL_SIX = 2437;

    private final World world;
    private final Map<String, Link> links;

    Profiles(World world, Map<String, Link> links) {
        this.world = world;
        this.links = links;
    }

    List<Profile> all() {
        return world.profiles().stream().filter(this::shown).map(this::shape).toList();
    }

    private boolean shown(SimProfile profile) {
        if (profile.is(SimProfile.Is.SAVED)) {
            return true;
        }
        if (profile.settings().technology() == Technology.WIFI) {
            return Bearers.network(world, profile).filter(Network::visible).isPresent() && radioOn();
        }
        return world.portOf(profile)
                .filter(port -> port.is(Port.Is.PLUGGED) && port.shape().kind() != LinkKind.LOOPBACK)
                .filter(port -> world.profiles().stream()
                        .noneMatch(other -> other.is(SimProfile.Is.SAVED)
                                && world.portOf(other).filter(port::equals).isPresent()))
                .isPresent();
    }

    private boolean radioOn() {
        return world.radio(Technology.WIFI).is(Port.Is.ENABLED)
                && world.radio(Technology.WIFI).is(Port.Is.PLUGGED);
    }

    private Profile shape(SimProfile profile) {
        Profile base = base(profile);
        return switch (base.technology()) {
            case WIFI -> wifi(profile, base);
            case CELLULAR -> cellular(profile, base);
            default -> base;
        };
    }

    private Profile base(SimProfile profile) {
        boolean saved = profile.is(SimProfile.Is.SAVED);
        boolean wifi = profile.settings().technology() == Technology.WIFI;
        ProfileBuilder base = Profile.builder(profile.id(), world.technology(profile))
                .name(profile.settings().name())
                .managed(saved || wifi)
                .saved(saved)
                .revision(saved ? profile.revision() : 0)
                .present(present(profile))
                .simulated(true)
                .state(profile.state())
                .connectCount(profile.connectCount())
                .lastFailure(profile.lastFailure())
                .proxy(profile.settings().proxy());
        profile.since().ifPresent(base::since);
        Optional<Port> up = Bearers.portOfUp(world, profile);
        for (Family family : Family.values()) {
            base.state(
                    family,
                    up.map(port -> Addressing.state(world, port, family)).orElse(profile.state()));
        }
        up.map(port -> links.get(port.shape().name())).ifPresent(link -> on(base, link));
        return base.build();
    }

    private static void on(ProfileBuilder base, Link link) {
        base.link(link).proxy(link.proxy());
        for (Family family : Family.values()) {
            base.ip(family, link.ip(family));
        }
    }

    private boolean present(SimProfile profile) {
        Optional<Port> port = world.portOf(profile).filter(one -> one.is(Port.Is.PLUGGED) && one.is(Port.Is.ENABLED));
        return switch (profile.settings().technology()) {
            case WIFI ->
                port.isPresent()
                        && Bearers.network(world, profile)
                                .filter(Network::inRange)
                                .isPresent();
            case CELLULAR -> port.isPresent() && profile.slot() == world.modem().slot();
            default -> port.filter(Port::carrier).isPresent();
        };
    }

    private Profile wifi(SimProfile profile, Profile base) {
        WifiSettings wanted = profile.settings().part(WifiSettings.class).orElseThrow();
        boolean blind = base.state() == ProfileState.UNKNOWN;
        Optional<Network> network = Bearers.network(world, profile).filter(one -> base.present());
        Optional<Network.Way> way = network.map(Network::way).filter(one -> !blind);
        WifiSecurity security = way.map(Network.Way::security).orElse(blind ? WifiSecurity.UNKNOWN : wanted.security());
        boolean secured = security != WifiSecurity.NONE && security != WifiSecurity.OWE;
        return WifiProfile.builder(base, wanted.ssid())
                .bssid(wanted.bssid().or(() -> network.map(one -> Technologies.mac(one.number()))))
                .signal(network.map(Network::signal))
                .frequencyMhz(network.isPresent() ? OptionalInt.of(CHANNEL_SIX) : OptionalInt.empty())
                .maxSpeedBitsPerSecond(network.isPresent() ? OptionalLong.of(MAX_SPEED) : OptionalLong.empty())
                .security(security, way.map(Network.Way::cipher).orElse(cipher(security)))
                .passphraseRequired(secured && !blind && profile.secret().isEmpty())
                .wpsSupported(way.filter(one -> one.wpsPin().isPresent()).isPresent())
                .hidden(wanted.hidden())
                .build();
    }

    private static WifiEncryption cipher(WifiSecurity security) {
        return Network.Way.cipher(security);
    }

    private Profile cellular(SimProfile profile, Profile base) {
        Optional<CellularSettings> part =
                profile.settings().part(CellularSettings.class).filter(one -> base.state() != ProfileState.UNKNOWN);
        Optional<CellularSettings.Auth> auth = part.map(CellularSettings::auth);
        return CellularProfile.builder(
                        base, part.map(CellularSettings::serviceType).orElse(ServiceType.UNKNOWN))
                .apn(part.flatMap(CellularSettings::apn))
                .auth(
                        auth.map(CellularSettings.Auth::type).orElse(AuthType.UNKNOWN),
                        auth.flatMap(CellularSettings.Auth::user),
                        profile.secret().isPresent())
                .homeUrl(part.flatMap(CellularSettings::homeUrl))
                .pdn(
                        part.map(CellularSettings::pdnType).orElse(PdnType.UNKNOWN),
                        part.map(CellularSettings::roamingPdnType).orElse(PdnType.UNKNOWN))
                .roaming(world.modem().roams())
                .hidden(profile.is(SimProfile.Is.HIDDEN))
                .editable(!profile.is(SimProfile.Is.LOCKED))
                .isDefault(profile.is(SimProfile.Is.DEFAULT))
                .simSlot(profile.slot())
                .build();
    }
}
