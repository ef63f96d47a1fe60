// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import uplink.cellular.CellularProfile;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.MacAddress;
import uplink.profile.Profile;
import uplink.wifi.WifiProfile;

/** A profile in named parts; users and passwords are none of them. Pure. */
final class ProfileParts {
    /** Differs with every change of the state, and says little then. */
    static final String SINCE = "since";

    private ProfileParts() {}

    static Map<String, String> brief(Profile profile) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", profile.technology().name());
        parts.put("name", profile.name());
        parts.put("state", profile.state().name());
        return parts;
    }

    static Map<String, String> whole(Profile profile) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("name", profile.name());
        parts.put("technology", profile.technology().name());
        parts.putAll(LinkParts.named(state(profile), "state"));
        parts.put("link", profile.link().orElse(""));
        parts.put("interface", profile.interfaceName().orElse(""));
        parts.putAll(LinkParts.families(profile.ip(Family.IPV4), profile.ip(Family.IPV6)));
        parts.put("proxy", LinkParts.proxy(profile.proxy()));
        parts.put("origin", profile.origin());
        parts.put("managed", Boolean.toString(profile.managed()));
        parts.put("saved", Boolean.toString(profile.saved()));
        parts.put("present", Boolean.toString(profile.present()));
        parts.put("simulated", Boolean.toString(profile.simulated()));
        if (profile instanceof WifiProfile wifi) {
            parts.putAll(wifi(wifi));
        }
        if (profile instanceof CellularProfile cellular) {
            parts.putAll(cellular(cellular));
        }
        return parts;
    }

    static Map<String, String> state(Profile profile) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", profile.state().name());
        parts.put("ipv4.state", profile.state(Family.IPV4).name());
        parts.put("ipv6.state", profile.state(Family.IPV6).name());
        parts.put("connectCount", Long.toString(profile.connectCount()));
        parts.put("failure", profile.lastFailure().map(Failure::toString).orElse(""));
        parts.put(SINCE, profile.since().map(Object::toString).orElse(""));
        return parts;
    }

    static Map<String, String> signal(Profile profile) {
        OptionalInt signal = profile.signalDbm();
        return Map.of("", signal.isPresent() ? signal.getAsInt() + "dBm" : "");
    }

    private static Map<String, String> wifi(WifiProfile profile) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("ssid", profile.ssid().toString());
        parts.put("bssid", profile.bssid().map(MacAddress::toString).orElse(""));
        OptionalInt frequency = profile.frequencyMhz();
        parts.put("mhz", frequency.isPresent() ? Integer.toString(frequency.getAsInt()) : "");
        parts.put("security", profile.security().name());
        parts.put("encryption", profile.encryption().name());
        parts.put("passphraseRequired", Boolean.toString(profile.passphraseRequired()));
        parts.put("wps", Boolean.toString(profile.wpsSupported()));
        parts.put("hidden", Boolean.toString(profile.hidden()));
        return parts;
    }

    private static Map<String, String> cellular(CellularProfile profile) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("service", profile.serviceType().name());
        parts.put("apn", profile.apn().orElse(""));
        parts.put("auth", profile.authType().name());
        parts.put("passwordSet", Boolean.toString(profile.passwordSet()));
        parts.put("home", profile.homeUrl().map(LinkParts::withoutUser).orElse(""));
        parts.put("pdn", profile.pdnType().name());
        parts.put("roamingPdn", profile.roamingPdnType().name());
        parts.put("roaming", Boolean.toString(profile.roaming()));
        parts.put("hidden", Boolean.toString(profile.hidden()));
        parts.put("editable", Boolean.toString(profile.editable()));
        parts.put("default", Boolean.toString(profile.isDefault()));
        parts.put("simSlot", Integer.toString(profile.simSlot()));
        return parts;
    }
}
