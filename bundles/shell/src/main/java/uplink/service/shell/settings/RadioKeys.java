// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import uplink.cellular.AuthType;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** The keys that only Wi-Fi or mobile profiles have. */
final class RadioKeys {
    private RadioKeys() {}

    static List<Key> wifi() {
        return List.of(
                wifi(
                        "wifi.ssid",
                        "TEXT",
                        "name of the network",
                        (now, text) -> new WifiSettings(
                                Ssid.of(text), now.hidden(), now.security(), now.passphrase(), now.bssid())),
                wifi(
                        "wifi.security",
                        "none|wep|wpa_psk|wpa2_psk|eap|sae|owe",
                        "how it lets stations in",
                        (now, text) -> new WifiSettings(
                                now.ssid(),
                                now.hidden(),
                                Values.constant(WifiSecurity.class, text),
                                now.passphrase(),
                                now.bssid())),
                wifi(
                        "wifi.hidden",
                        "yes|no",
                        "does not tell its name",
                        (now, text) -> new WifiSettings(
                                now.ssid(), Values.whether(text), now.security(), now.passphrase(), now.bssid())),
                wifi(
                        "wifi.bssid",
                        "MAC",
                        "the one access point to use; empty for any",
                        (now, text) -> new WifiSettings(
                                now.ssid(),
                                now.hidden(),
                                now.security(),
                                now.passphrase(),
                                Values.optional(text, Values::mac))),
                Key.secret("wifi.passphrase", "passphrase or key", Technology.WIFI));
    }

    private static Key wifi(
            String name, String values, String purpose, BiFunction<WifiSettings, String, WifiSettings> change) {
        return Key.of(name, values, purpose, (draft, text) -> draft.wifi(now -> change.apply(now, text)))
                .only(Technology.WIFI);
    }

    static List<Key> cellular() {
        return Stream.of(service(), login(), families()).flatMap(List::stream).toList();
    }

    private static List<Key> service() {
        return List.of(
                cellular("cellular.service", "internet|mms|...", "what it is for", text -> {
                    ServiceType type = Values.constant(ServiceType.class, text);
                    return now -> new CellularSettings(
                            type,
                            now.apn(),
                            now.auth(),
                            now.homeUrl(),
                            now.pdnType(),
                            now.roamingPdnType(),
                            now.roamingAllowed());
                }),
                cellular(
                        "cellular.apn",
                        "NAME",
                        "access point name; empty lets the network choose",
                        text -> now -> new CellularSettings(
                                now.serviceType(),
                                Values.optional(text, apn -> apn),
                                now.auth(),
                                now.homeUrl(),
                                now.pdnType(),
                                now.roamingPdnType(),
                                now.roamingAllowed())),
                cellular(
                        "cellular.home",
                        "URL",
                        "home page of the service",
                        text -> now -> new CellularSettings(
                                now.serviceType(),
                                now.apn(),
                                now.auth(),
                                Values.optional(text, url -> url),
                                now.pdnType(),
                                now.roamingPdnType(),
                                now.roamingAllowed())));
    }

    private static List<Key> login() {
        return List.of(
                auth("cellular.auth", "none|pap|chap", "how it is let in", (now, text) -> auth(now, text)),
                auth(
                        "cellular.user",
                        "TEXT",
                        "user for pap or chap",
                        (now, text) -> new CellularSettings.Auth(
                                now.type(), Values.optional(text, user -> user), now.password())),
                Key.secret("cellular.password", "password for pap or chap", Technology.CELLULAR));
    }

    private static List<Key> families() {
        return List.of(
                cellular("cellular.pdn", "ipv4|ipv6|ipv4_ipv6", "address families at home", text -> {
                    PdnType type = Values.constant(PdnType.class, text);
                    return now -> pdn(now, type, now.roamingPdnType());
                }),
                cellular("cellular.pdn.roaming", "ipv4|ipv6|ipv4_ipv6", "address families abroad", text -> {
                    PdnType type = Values.constant(PdnType.class, text);
                    return now -> pdn(now, now.pdnType(), type);
                }),
                cellular("cellular.roaming", "yes|no", "may be used abroad", text -> {
                    boolean allowed = Values.whether(text);
                    return now -> new CellularSettings(
                            now.serviceType(),
                            now.apn(),
                            now.auth(),
                            now.homeUrl(),
                            now.pdnType(),
                            now.roamingPdnType(),
                            allowed);
                }));
    }

    /** Without authentication there is neither user nor password. */
    private static CellularSettings.Auth auth(CellularSettings.Auth now, String text) {
        AuthType type = Values.constant(AuthType.class, text);
        return type == AuthType.NONE
                ? CellularSettings.Auth.NONE
                : new CellularSettings.Auth(type, now.user(), Optional.empty());
    }

    private static CellularSettings pdn(CellularSettings now, PdnType home, PdnType abroad) {
        return new CellularSettings(
                now.serviceType(), now.apn(), now.auth(), now.homeUrl(), home, abroad, now.roamingAllowed());
    }

    private static Key cellular(
            String name,
            String values,
            String purpose,
            Function<String, Function<CellularSettings, CellularSettings>> change) {
        return Key.of(name, values, purpose, (draft, text) -> draft.cellular(change.apply(text)::apply))
                .only(Technology.CELLULAR);
    }

    private static Key auth(
            String name,
            String values,
            String purpose,
            BiFunction<CellularSettings.Auth, String, CellularSettings.Auth> change) {
        return Key.of(name, values, purpose, (draft, text) -> draft.auth(now -> change.apply(now, text)))
                .only(Technology.CELLULAR);
    }
}
