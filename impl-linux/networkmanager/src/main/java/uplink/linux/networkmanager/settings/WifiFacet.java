// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.MacAddress;
import uplink.profile.ProfileSettingsBuilder;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSettings;

/** Section {@code 802-11-wireless}: {@code ssid}, {@code hidden}, {@code bssid}; the rest is {@link WifiSecurityKeys}. */
final class WifiFacet implements Facet {
    private static final String SECTION = Kind.WIFI.type();
    private static final String SSID = "ssid";
    private static final String HIDDEN = "hidden";
    private static final String BSSID = "bssid";
    private static final int MAX_SSID = 32;
    private static final int MAC = 6;

    @Override
    public ConnectionSettings write(ConnectionSettings into, Edit edit) {
        return edit.wanted()
                .part(WifiSettings.class)
                .map(wanted -> write(into, edit, wanted))
                .orElse(into);
    }

    private static ConnectionSettings write(ConnectionSettings into, Edit edit, WifiSettings wanted) {
        ConnectionSettings out = into;
        if (touches(edit, WifiSettings::ssid)) {
            out = out.with(SECTION, SSID, Values.octets(wanted.ssid().octets()));
        }
        if (touches(edit, WifiSettings::hidden)) {
            out = out.with(SECTION, HIDDEN, Values.flag(wanted.hidden()));
        }
        if (touches(edit, WifiSettings::bssid)) {
            out = out.with(
                    SECTION,
                    BSSID,
                    wanted.bssid()
                            .map(mac -> HexFormat.ofDelimiter(":").parseHex(mac.text()))
                            .map(Values::octets));
        }
        if (touches(edit, WifiSettings::security)) {
            out = WifiSecurityKeys.write(out, edit.wanted().name(), wanted.security());
        }
        return WifiSecurityKeys.secret(out, wanted.security(), wanted.passphrase());
    }

    private static boolean touches(Edit edit, Function<WifiSettings, ?> detail) {
        return edit.touches(settings -> settings.part(WifiSettings.class).map(detail));
    }

    @Override
    public void read(ConnectionSettings from, ProfileSettingsBuilder into) {
        if (!from.type().equals(SECTION)) {
            return;
        }
        Fields fields = from.section(SECTION);
        Optional<Ssid> ssid = fields.octets(SSID)
                .filter(octets -> octets.length > 0 && octets.length <= MAX_SSID)
                .map(Ssid::of);
        Optional<MacAddress> bssid = fields.octets(BSSID)
                .filter(octets -> octets.length == MAC)
                .map(octets -> new MacAddress(HexFormat.ofDelimiter(":").formatHex(octets)));
        ssid.ifPresent(name -> into.part(new WifiSettings(
                name, fields.flag(HIDDEN).orElse(false), WifiSecurityKeys.read(from), Optional.empty(), bssid)));
    }
}
