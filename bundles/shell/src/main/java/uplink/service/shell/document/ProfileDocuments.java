// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.cellular.CellularProfile;
import uplink.profile.Carrier;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.View;
import uplink.wifi.WifiProfile;

/** What a profile looks like to programs. Pure. */
public final class ProfileDocuments {
    private ProfileDocuments() {}

    /** One of {@code profiles}. */
    public static Map<String, @Nullable Object> profile(View view, Profile profile) {
        Optional<Link> link = profile.link().flatMap(view::link);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", profile.id());
        document.put("name", profile.name());
        document.put("technology", profile.technology().name());
        document.put("state", profile.state().name());
        document.put("states", Parts.perFamily(family -> profile.state(family).name()));
        document.put("link", Parts.text(profile.link()));
        document.put("interface", Parts.text(profile.interfaceName()));
        document.put(
                "default",
                view.currentProfile()
                        .map(Profile::id)
                        .filter(profile.id()::equals)
                        .isPresent());
        document.put("cable", link.map(Link::carrier).orElse(Carrier.UNKNOWN).name());
        document.put(
                "speed",
                link.map(on -> Documents.number(on.speedBitsPerSecond())).orElse(null));
        document.put("mac", Parts.text(link.flatMap(Link::mac)));
        document.put("since", Parts.text(profile.since()));
        document.put("connectCount", profile.connectCount());
        document.put("lastFailure", Parts.failure(profile.lastFailure()));
        document.put("ip", Parts.ip(profile::ip));
        document.put("proxy", Parts.proxy(profile.proxy()));
        document.put(
                "internet", link.map(Link::internet).orElse(Internet.UNKNOWN).name());
        document.put("metered", link.map(Link::metered).orElse(Metered.UNKNOWN).name());
        document.put("saved", profile.saved());
        document.put("present", profile.present());
        document.put("signal", Documents.number(profile.signalDbm()));
        document.put("origin", profile.origin());
        document.put("managed", profile.managed());
        document.put("revision", profile.revision());
        document.put("backend", profile.backend());
        document.put("simulated", profile.simulated());
        kind(profile, document);
        return document;
    }

    private static void kind(Profile profile, Map<String, @Nullable Object> document) {
        if (profile instanceof WifiProfile wifi) {
            wifi(wifi, document);
        } else if (profile instanceof CellularProfile cellular) {
            cellular(cellular, document);
        }
    }

    private static void wifi(WifiProfile wifi, Map<String, @Nullable Object> document) {
        document.put("ssid", wifi.ssid().text());
        document.put("bssid", Parts.text(wifi.bssid()));
        document.put(
                "signalPercent",
                wifi.signal().map(signal -> (Object) signal.percent()).orElse(null));
        document.put("signalSource", Parts.text(wifi.signal().map(signal -> signal.source())));
        document.put("frequency", Documents.number(wifi.frequencyMhz()));
        document.put("maxSpeed", Documents.number(wifi.maxSpeedBitsPerSecond()));
        document.put("security", wifi.security().name());
        document.put("encryption", wifi.encryption().name());
        document.put("passphraseRequired", wifi.passphraseRequired());
        document.put("wpsSupported", wifi.wpsSupported());
        document.put("hidden", wifi.hidden());
    }

    private static void cellular(CellularProfile cellular, Map<String, @Nullable Object> document) {
        document.put("service", cellular.serviceType().name());
        document.put("apn", Parts.text(cellular.apn()));
        document.put("auth", cellular.authType().name());
        document.put("user", Parts.text(cellular.user()));
        document.put("passwordSet", cellular.passwordSet());
        document.put("homeUrl", Parts.text(cellular.homeUrl()));
        document.put("pdn", cellular.pdnType().name());
        document.put("roamingPdn", cellular.roamingPdnType().name());
        document.put("roaming", cellular.roaming());
        document.put("hidden", cellular.hidden());
        document.put("editable", cellular.editable());
        document.put("serviceDefault", cellular.isDefault());
        document.put("simSlot", cellular.simSlot());
    }
}
