// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Secret;
import uplink.wifi.WifiSecurity;

/**
 * Section {@code 802-11-wireless-security}: {@code key-mgmt}, {@code proto} and the secrets. Another security begins the section anew,
 * since most keys go with one alone; a passphrase that fits both stays. EAP wants a user or a certificate, which settings of ours cannot
 * name: a profile that has it keeps it, and may be given another password, but none is made. Pure.
 */
final class WifiSecurityKeys {
    private static final String SECTION = "802-11-wireless-security";
    private static final String EAP_SECTION = "802-1x";
    private static final String KEY_MGMT = "key-mgmt";
    private static final String PROTO = "proto";
    private static final String PSK = "psk";
    private static final String PSK_FLAGS = "psk-flags";
    /** {@code NMWepKeyType}: the key itself, as characters or in hexadecimal, and not a passphrase to be hashed. */
    private static final int WEP_KEY = 1;

    private static final long WEP_KEYS = 4;

    private WifiSecurityKeys() {}

    static ConnectionSettings write(ConnectionSettings into, String name, WifiSecurity wanted) {
        ConnectionSettings none =
                into.withoutSection(SECTION).withoutSection(EAP_SECTION).without(Kind.WIFI.type(), "security");
        return switch (wanted) {
            case NONE -> none;
            case WEP ->
                none.with(SECTION, KEY_MGMT, Values.text("none"))
                        .with(SECTION, "wep-key-type", Values.unsigned(WEP_KEY));
            case WPA_PSK -> shared(none, into, "wpa-psk").with(SECTION, PROTO, Values.texts(List.of("wpa")));
            case WPA2_PSK -> shared(none, into, "wpa-psk").with(SECTION, PROTO, Values.texts(List.of("rsn")));
            case SAE -> shared(none, into, "sae");
            case OWE -> none.with(SECTION, KEY_MGMT, Values.text("owe"));
            case EAP ->
                throw new ConnectionException(
                        ErrorCode.NOT_SUPPORTED,
                        name,
                        "an EAP profile wants a user or a certificate, which these settings cannot name:"
                                + " make it with nmcli, then it can be edited");
            case UNKNOWN ->
                throw new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT, name, "wifi.security: UNKNOWN cannot be wanted");
        };
    }

    /** Pre-shared keys fit each other. */
    private static ConnectionSettings shared(ConnectionSettings none, ConnectionSettings before, String management) {
        Optional<Variant<?>> psk = before.value(SECTION, PSK);
        Optional<Variant<?>> flags = before.value(SECTION, PSK_FLAGS);
        ConnectionSettings out = none.with(SECTION, KEY_MGMT, Values.text(management));
        out = psk.isPresent() ? out.with(SECTION, PSK, psk) : out;
        return flags.isPresent() ? out.with(SECTION, PSK_FLAGS, flags) : out;
    }

    /** Written down by NetworkManager, whoever kept the one before. */
    static ConnectionSettings secret(ConnectionSettings into, WifiSecurity security, Optional<Secret> passphrase) {
        if (passphrase.isEmpty()) {
            return into;
        }
        char[] text = passphrase.get().reveal();
        try {
            Variant<?> value = Values.text(new String(text));
            return switch (security) {
                case WEP -> into.with(SECTION, "wep-key" + index(into), value).without(SECTION, "wep-key-flags");
                case WPA_PSK, WPA2_PSK, SAE -> into.with(SECTION, PSK, value).without(SECTION, PSK_FLAGS);
                case EAP ->
                    into.with(EAP_SECTION, "password", value).without(EAP_SECTION, "password-flags", "password-raw");
                case NONE, OWE, UNKNOWN -> into;
            };
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static long index(ConnectionSettings settings) {
        long index = settings.section(SECTION).number("wep-tx-keyidx", 0);
        return index < WEP_KEYS ? index : 0;
    }

    static WifiSecurity read(ConnectionSettings from) {
        if (!from.has(SECTION)) {
            return WifiSecurity.NONE;
        }
        Fields fields = from.section(SECTION);
        List<String> protocols = fields.texts(PROTO);
        return switch (fields.text(KEY_MGMT).orElse("")) {
            case "none" -> WifiSecurity.WEP;
            case "sae" -> WifiSecurity.SAE;
            case "owe" -> WifiSecurity.OWE;
            case "ieee8021x", "wpa-eap", "wpa-eap-suite-b-192" -> WifiSecurity.EAP;
            default -> protocols.equals(List.of("wpa")) ? WifiSecurity.WPA_PSK : WifiSecurity.WPA2_PSK;
        };
    }
}
