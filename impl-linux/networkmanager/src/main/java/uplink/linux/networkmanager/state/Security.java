// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.Optional;
import uplink.linux.networkmanager.bus.Fields;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiSecurity;

/** {@code NM80211ApFlags} and {@code NM80211ApSecurityFlags} of an access point, and {@code key-mgmt} of a profile. Pure. */
final class Security {
    private static final long PRIVACY = 0x1;
    private static final long WPS = 0x2 | 0x4 | 0x8;
    private static final long WEP = 0x1 | 0x2;
    private static final long TKIP = 0x4;
    private static final long CCMP = 0x8;
    private static final long PSK = 0x100;
    private static final long EAP = 0x200 | 0x2000;
    private static final long SAE = 0x400;
    private static final long OWE = 0x800;

    private Security() {}

    /** The strongest way in. */
    static WifiSecurity of(Fields accessPoint) {
        long wpa = accessPoint.number("WpaFlags", 0);
        long rsn = accessPoint.number("RsnFlags", 0);
        if (((wpa | rsn) & EAP) != 0) {
            return WifiSecurity.EAP;
        }
        if ((rsn & SAE) != 0) {
            return WifiSecurity.SAE;
        }
        if ((rsn & PSK) != 0) {
            return WifiSecurity.WPA2_PSK;
        }
        if ((wpa & PSK) != 0) {
            return WifiSecurity.WPA_PSK;
        }
        if ((rsn & OWE) != 0) {
            return WifiSecurity.OWE;
        }
        return (accessPoint.number("Flags", 0) & PRIVACY) != 0 ? WifiSecurity.WEP : WifiSecurity.NONE;
    }

    static WifiEncryption cipher(Fields accessPoint) {
        long flags = accessPoint.number("WpaFlags", 0) | accessPoint.number("RsnFlags", 0);
        boolean tkip = (flags & TKIP) != 0;
        boolean ccmp = (flags & CCMP) != 0;
        if (tkip && ccmp) {
            return WifiEncryption.TKIP_AES_MIXED;
        }
        if (ccmp || tkip) {
            return ccmp ? WifiEncryption.AES : WifiEncryption.TKIP;
        }
        boolean wep = (flags & WEP) != 0 || (accessPoint.number("Flags", 0) & PRIVACY) != 0;
        return wep ? WifiEncryption.WEP : WifiEncryption.NONE;
    }

    static boolean wps(Fields accessPoint) {
        return (accessPoint.number("Flags", 0) & WPS) != 0;
    }

    /** What a saved connection wants. */
    static WifiSecurity wanted(Fields sections) {
        Fields security = sections.fields("802-11-wireless-security");
        Optional<String> management = security.text("key-mgmt");
        return switch (management.orElse("")) {
            case "" -> WifiSecurity.NONE;
            case "none" -> WifiSecurity.WEP;
            case "ieee8021x", "wpa-eap", "wpa-eap-suite-b-192" -> WifiSecurity.EAP;
            case "sae" -> WifiSecurity.SAE;
            case "owe" -> WifiSecurity.OWE;
            case "wpa-psk" ->
                security.texts("proto").equals(java.util.List.of("wpa")) ? WifiSecurity.WPA_PSK : WifiSecurity.WPA2_PSK;
            default -> WifiSecurity.UNKNOWN;
        };
    }
}
