// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import uplink.cellular.AuthType;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpSettingsBuilder;
import uplink.profile.LinkAddress;
import uplink.profile.MacAddress;
import uplink.profile.Metered;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** Draws valid settings that NetworkManager can keep, without secrets. */
final class RandomSettings {
    private final Random random;

    RandomSettings(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    ProfileSettings next() {
        return next(pick(Technology.ETHERNET, Technology.WIFI, Technology.CELLULAR));
    }

    ProfileSettings next(Technology technology) {
        ProfileSettingsBuilder builder = ProfileSettings.builder(text(), technology)
                .interfaceName(maybe(() -> "if-" + random.nextInt(99)))
                .ip(Family.IPV4, ip(Family.IPV4))
                .ip(Family.IPV6, ip(Family.IPV6))
                .proxy(proxy())
                .metered(pick(Metered.values()))
                .autoconnect(random.nextBoolean())
                .mtuBytes(
                        technology == Technology.BLUETOOTH || technology == Technology.OTHER || random.nextBoolean()
                                ? OptionalInt.empty()
                                : OptionalInt.of(1280 + random.nextInt(64256)));
        if (technology == Technology.WIFI) {
            builder.part(wifi());
        } else if (technology == Technology.CELLULAR) {
            builder.part(cellular());
        }
        return builder.build();
    }

    private Proxy proxy() {
        List<String> exclusions = several(this::text);
        Proxy.Type type = pick(Proxy.Type.DIRECT, Proxy.Type.AUTO, Proxy.Type.UNKNOWN);
        String pac = type == Proxy.Type.AUTO && random.nextBoolean() ? "http://proxy.example/" + text() : "";
        return new Proxy(type, "", 0, pac, exclusions);
    }

    private IpSettings ip(Family family) {
        IpMethod method = pick(IpMethod.NONE, IpMethod.STATIC, IpMethod.DYNAMIC, IpMethod.AUTO);
        IpSettingsBuilder ip = IpSettings.builder(method);
        ip.defaultRoute(random.nextBoolean());
        ip.routeMetric(random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt() & 0xFFFFFFFFL));
        if (family == Family.IPV6) {
            ip.privacy(maybe(random::nextBoolean));
        }
        if (method == IpMethod.AUTO && family == Family.IPV4) {
            return ip.dns(pick(DnsMethod.NONE, DnsMethod.DYNAMIC), List.of()).build();
        }
        addresses(ip, family, method);
        DnsMethod dns = pick(DnsMethod.NONE, DnsMethod.STATIC, DnsMethod.DYNAMIC);
        List<InetAddress> servers = several(() -> host(family));
        if (dns == DnsMethod.STATIC && servers.isEmpty()) {
            servers.add(host(family));
        }
        ip.dns(dns, dns == DnsMethod.NONE ? List.of() : servers);
        return ip.searchDomains(several(() -> pick("example.org", "lab", "a.b.example.")))
                .build();
    }

    private void addresses(IpSettingsBuilder ip, Family family, IpMethod method) {
        if (method == IpMethod.NONE) {
            return;
        }
        List<LinkAddress> addresses = new ArrayList<>();
        for (InetAddress host : several(() -> host(family))) {
            addresses.add(LinkAddress.of(host, 1 + random.nextInt(family.bits())));
        }
        if (method == IpMethod.STATIC) {
            InetAddress own = host(family);
            addresses.removeIf(address -> address.address().equals(own));
            addresses.add(LinkAddress.of(own, 1 + random.nextInt(family.bits() / 2)));
            ip.gateway(maybe(() -> own));
        }
        ip.addresses(addresses);
    }

    private InetAddress host(Family family) {
        byte[] octets = new byte[family.bits() / Byte.SIZE];
        random.nextBytes(octets);
        octets[0] = (byte) (family == Family.IPV4 ? 10 : 0xFD);
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private WifiSettings wifi() {
        byte[] ssid = new byte[1 + random.nextInt(32)];
        random.nextBytes(ssid);
        WifiSecurity security = pick(
                WifiSecurity.NONE,
                WifiSecurity.WEP,
                WifiSecurity.WPA_PSK,
                WifiSecurity.WPA2_PSK,
                WifiSecurity.SAE,
                WifiSecurity.OWE);
        Optional<MacAddress> bssid = maybe(() -> new MacAddress("02:00:5e:00:53:" + (10 + random.nextInt(89))));
        return new WifiSettings(Ssid.of(ssid), random.nextBoolean(), security, Optional.empty(), bssid);
    }

    private CellularSettings cellular() {
        AuthType auth = pick(AuthType.NONE, AuthType.PAP, AuthType.CHAP);
        ServiceType service = ServiceType.values()[1 + random.nextInt(ServiceType.values().length - 1)];
        return new CellularSettings(
                service,
                maybe(() -> "internet.example"),
                auth == AuthType.NONE
                        ? CellularSettings.Auth.NONE
                        : new CellularSettings.Auth(auth, Optional.of("user"), Optional.empty()),
                maybe(() -> pick("", "http://home.example/?a=b&c=d", text())),
                pick(PdnType.values()),
                pick(PdnType.values()),
                random.nextBoolean());
    }

    private String text() {
        String characters = "abcXYZ019 -_.,;=\"'\\/äß漢😀";
        StringBuilder text = new StringBuilder("x");
        int[] points = characters.codePoints().toArray();
        for (int at = random.nextInt(20); at > 0; at--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> several(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int more = random.nextInt(3); more > 0; more--) {
            T one = value.get();
            if (!values.contains(one)) {
                values.add(one);
            }
        }
        return values;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
