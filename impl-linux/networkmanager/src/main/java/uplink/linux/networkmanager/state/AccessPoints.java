// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.MacAddress;
import uplink.wifi.AccessPoint;
import uplink.wifi.Scan;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSignal;

/** The access points that a radio hears. NetworkManager tells strength by per cent alone, and times in seconds or ms since boot. */
final class AccessPoints {
    private static final Duration JITTER = Duration.ofSeconds(1);

    private final Mirror mirror;
    private final LongSupplier bootMillis;

    /** When the machine was started, as reckoned first: reckoned anew it would differ each time, and so would all that has not changed. */
    private Instant boot = Instant.EPOCH;

    AccessPoints(Mirror mirror, LongSupplier bootMillis) {
        this.mirror = mirror;
        this.bootMillis = bootMillis;
    }

    /** Those of a device, strongest first. */
    List<Fields> of(String device) {
        List<Fields> heard = new ArrayList<>();
        for (String path : mirror.of(device, Interfaces.WIRELESS).texts("AccessPoints")) {
            if (mirror.has(path, Interfaces.ACCESS_POINT)) {
                heard.add(mirror.of(path, Interfaces.ACCESS_POINT));
            }
        }
        heard.sort(Comparator.comparingLong((Fields one) -> one.number("Strength", 0))
                .reversed());
        return heard;
    }

    /** The one that it is joined to. */
    Optional<Fields> joined(String device) {
        return mirror.of(device, Interfaces.WIRELESS)
                .path("ActiveAccessPoint")
                .filter(path -> mirror.has(path, Interfaces.ACCESS_POINT))
                .map(path -> mirror.of(path, Interfaces.ACCESS_POINT));
    }

    /** What the last scan of a device has found; empty before the first. */
    Optional<Scan> scan(String link, String device) {
        long last = mirror.of(device, Interfaces.WIRELESS).number("LastScan", -1);
        if (last < 0) {
            return Optional.empty();
        }
        List<AccessPoint> found = new ArrayList<>();
        of(device).forEach(one -> accessPoint(one).ifPresent(found::add));
        return Optional.of(new Scan(link, sinceBoot(Duration.ofMillis(last)), found));
    }

    private Optional<AccessPoint> accessPoint(Fields fields) {
        Instant seen = sinceBoot(Duration.ofSeconds(Math.max(0, fields.number("LastSeen", 0))));
        return mac(fields)
                .map(bssid -> new AccessPoint(
                        ssid(fields),
                        bssid,
                        signal(fields),
                        frequency(fields),
                        speed(fields),
                        Security.of(fields),
                        Security.cipher(fields),
                        Security.wps(fields),
                        seen));
    }

    private Instant sinceBoot(Duration time) {
        Instant now = Instant.now();
        Instant begin = now.minusMillis(bootMillis.getAsLong());
        if (Duration.between(boot, begin).abs().compareTo(JITTER) > 0) {
            boot = begin;
        }
        Instant then = boot.plus(time);
        return then.isAfter(now) ? now : then;
    }

    static Optional<Ssid> ssid(Fields fields) {
        return fields.octets("Ssid")
                .filter(octets -> octets.length > 0 && octets.length <= 32)
                .map(Ssid::of);
    }

    static Optional<MacAddress> mac(Fields fields) {
        return fields.text("HwAddress")
                .filter(text -> text.matches("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}"))
                .map(MacAddress::parse);
    }

    /** NetworkManager maps -100 to -40 dBm to 0 to 100 per cent. */
    static WifiSignal signal(Fields fields) {
        int percent = (int) Math.max(0, Math.min(100, fields.number("Strength", 0)));
        return new WifiSignal((int) Math.round(-100 + 0.6 * percent), percent, WifiSignal.Source.PERCENT);
    }

    static OptionalInt frequency(Fields fields) {
        long megahertz = fields.number("Frequency", 0);
        return megahertz > 0 ? OptionalInt.of((int) megahertz) : OptionalInt.empty();
    }

    /** {@code MaxBitrate} is in kbit/s. */
    static OptionalLong speed(Fields fields) {
        long kilobits = fields.number("MaxBitrate", 0);
        return kilobits > 0 ? OptionalLong.of(kilobits * 1000) : OptionalLong.empty();
    }
}
