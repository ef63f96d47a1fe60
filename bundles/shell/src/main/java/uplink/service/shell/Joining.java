// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.Locale;
import java.util.Optional;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.UsageException;
import uplink.wifi.AccessPoint;
import uplink.wifi.Passphrase;
import uplink.wifi.Scan;
import uplink.wifi.Ssid;
import uplink.wifi.Wifi;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** Joins a Wi-Fi network: finds out how it lets stations in, and asks for what it wants. */
final class Joining {
    private final Call call;
    private final CommandLine line;

    Joining(Call call) {
        this.call = call;
        this.line = call.line();
    }

    void run(View view, String name) {
        Ssid ssid;
        try {
            ssid = Ssid.of(name);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
        Wifi wifi = call.areas().wifi();
        WifiSecurity security = security(view, wifi, ssid);
        Guard.technology(call, view, Technology.WIFI);
        Optional<Secret> secret = wantsSecret(security) ? Optional.of(passphrase(security, ssid)) : Optional.empty();
        try {
            WifiProfile joined = call.join(wifi.join(
                    new WifiSettings(ssid, line.has(Option.HIDDEN), security, secret, Optional.empty()),
                    call.options()));
            call.say(joined.name() + " is joined" + call.port(joined.id()));
        } finally {
            secret.ifPresent(Secret::close);
        }
    }

    private static boolean wantsSecret(WifiSecurity security) {
        return security != WifiSecurity.NONE && security != WifiSecurity.OWE;
    }

    private Secret passphrase(WifiSecurity security, Ssid ssid) {
        Secret secret = call.secret("passphrase of " + ssid);
        Optional<String> problem = Passphrase.problem(security, secret);
        if (problem.isPresent()) {
            secret.close();
            throw new UsageException("that is no passphrase: " + problem.get());
        }
        return secret;
    }

    /** As typed; else as it was heard, known, or is heard now. */
    private WifiSecurity security(View view, Wifi wifi, Ssid ssid) {
        if (line.value(Option.SECURITY).isPresent()) {
            return named(line.value(Option.SECURITY).orElseThrow());
        }
        if (line.has(Option.HIDDEN)) {
            throw new UsageException("a hidden network does not say how it lets stations in: add --security KIND");
        }
        return known(view, ssid)
                .or(() -> wifi.lastScan().flatMap(scan -> heard(scan, ssid)))
                .or(() -> heard(call.join(wifi.scan(call.options())), ssid))
                .orElseThrow(() -> new UsageException(
                        "'" + ssid + "' is not heard: see 'uplink scan', or add --hidden and --security KIND"));
    }

    private static Optional<WifiSecurity> known(View view, Ssid ssid) {
        return view.profiles().stream()
                .filter(WifiProfile.class::isInstance)
                .map(WifiProfile.class::cast)
                .filter(profile -> profile.ssid().equals(ssid))
                .map(WifiProfile::security)
                .filter(security -> security != WifiSecurity.UNKNOWN)
                .findFirst();
    }

    private static Optional<WifiSecurity> heard(Scan scan, Ssid ssid) {
        return scan.accessPoints().stream()
                .filter(point -> point.ssid().filter(ssid::equals).isPresent())
                .map(AccessPoint::security)
                .filter(security -> security != WifiSecurity.UNKNOWN)
                .findFirst();
    }

    private static WifiSecurity named(String word) {
        for (WifiSecurity security : WifiSecurity.values()) {
            boolean possible = security != WifiSecurity.UNKNOWN && security != WifiSecurity.EAP;
            if (possible && security.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return security;
            }
        }
        throw new UsageException(
                "there is no security '" + word + "'; there is none, wep, wpa_psk, wpa2_psk, sae, owe");
    }
}
