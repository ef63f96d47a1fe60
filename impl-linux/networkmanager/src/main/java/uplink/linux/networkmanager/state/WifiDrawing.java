// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.wifi.Scan;
import uplink.wifi.Ssid;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiProfileBuilder;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiStatus;

/** What is special of Wi-Fi: the networks of saved connections, and those that are heard without one. */
final class WifiDrawing {
    private final Mirror mirror;
    private final AccessPoints accessPoints;

    WifiDrawing(Mirror mirror, AccessPoints accessPoints) {
        this.mirror = mirror;
        this.accessPoints = accessPoints;
    }

    /** A saved connection with its network, and with the access point that it uses or would. */
    Profile saved(Saved saved, Profile base, Map<String, Link> links) {
        Fields wireless = saved.sections().fields("802-11-wireless");
        Optional<Ssid> ssid = wireless.octets("ssid")
                .filter(octets -> octets.length > 0 && octets.length <= 32)
                .map(Ssid::of);
        if (ssid.isEmpty()) {
            return base;
        }
        WifiProfileBuilder wifi = WifiProfile.builder(base, ssid.get())
                .security(Security.wanted(saved.sections()), WifiEncryption.UNKNOWN)
                .hidden(wireless.flag("hidden").orElse(false));
        heard(base, ssid.get(), links).ifPresent(one -> air(wifi, one, Security.wanted(saved.sections())));
        return wifi.build();
    }

    private Optional<Fields> heard(Profile base, Ssid ssid, Map<String, Link> links) {
        Optional<String> device = links.entrySet().stream()
                .filter(entry ->
                        base.link().filter(entry.getValue().key()::equals).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
        return device.flatMap(accessPoints::joined)
                .or(() -> links.keySet().stream()
                        .flatMap(path -> accessPoints.of(path).stream())
                        .filter(one ->
                                AccessPoints.ssid(one).filter(ssid::equals).isPresent())
                        .findFirst());
    }

    private static void air(WifiProfileBuilder wifi, Fields one, WifiSecurity security) {
        wifi.bssid(AccessPoints.mac(one))
                .signal(Optional.of(AccessPoints.signal(one)))
                .frequencyMhz(AccessPoints.frequency(one))
                .maxSpeedBitsPerSecond(AccessPoints.speed(one))
                .security(security, Security.cipher(one))
                .wpsSupported(Security.wps(one));
    }

    /** Networks that are heard and that no saved connection is for, the strongest access point of each. */
    List<Profile> visible(List<Profile> saved, Map<String, Link> links) {
        Set<Ssid> known = saved.stream()
                .filter(WifiProfile.class::isInstance)
                .map(one -> ((WifiProfile) one).ssid())
                .collect(java.util.stream.Collectors.toSet());
        Map<String, Profile> visible = new LinkedHashMap<>();
        links.forEach((device, link) -> accessPoints
                .of(device)
                .forEach(one -> AccessPoints.ssid(one)
                        .filter(ssid -> !known.contains(ssid))
                        .ifPresent(ssid -> visible.computeIfAbsent(id(ssid, one), id -> visible(id, ssid, one)))));
        return new ArrayList<>(visible.values());
    }

    private static String id(Ssid ssid, Fields one) {
        return Saved.ORIGIN + ":wifi/" + ssid.text() + "/" + Security.of(one);
    }

    private static Profile visible(String id, Ssid ssid, Fields one) {
        Profile base = Profile.builder(id, Technology.WIFI)
                .name(ssid.text())
                .state(ProfileState.DISCONNECTED)
                .present(true)
                .build();
        WifiProfileBuilder wifi = WifiProfile.builder(base, ssid);
        air(wifi, one, Security.of(one));
        return wifi.passphraseRequired(Security.of(one) != WifiSecurity.NONE && Security.of(one) != WifiSecurity.OWE)
                .build();
    }

    /** Of the radios that NetworkManager runs; empty when it runs none. */
    Optional<TechnologyStatus> status(List<Profile> profiles, Map<String, Link> links) {
        List<Map.Entry<String, Link>> radios = links.entrySet().stream()
                .filter(entry -> entry.getValue().technology() == Technology.WIFI)
                .toList();
        if (radios.isEmpty()) {
            return Optional.empty();
        }
        Fields manager = mirror.of(Interfaces.ROOT, Interfaces.MANAGER);
        boolean on = manager.flag("WirelessEnabled").orElse(true);
        boolean free = manager.flag("WirelessHardwareEnabled").orElse(true);
        boolean up = profiles.stream()
                .anyMatch(one -> one.technology() == Technology.WIFI && one.state() == ProfileState.CONNECTED);
        TechnologyState state = up
                ? TechnologyState.CONNECTED
                : on && free ? TechnologyState.DISCONNECTED : TechnologyState.DEACTIVATED;
        Optional<Scan> scan = radios.stream()
                .flatMap(radio -> accessPoints.scan(radio.getValue().key(), radio.getKey()).stream())
                .findFirst();
        return Optional.of(WifiStatus.of(state, on, free).with(scan.map(Scan::at), signal(radios)));
    }

    private OptionalInt signal(List<Map.Entry<String, Link>> radios) {
        return radios.stream()
                .flatMap(radio -> accessPoints.joined(radio.getKey()).stream())
                .mapToInt(one -> AccessPoints.signal(one).dbm())
                .max();
    }
}
