// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import uplink.profile.InvalidSettingsException.Problem;

/** Says everything that is wrong with settings. Pure. */
final class SettingsCheck {
    /** IFNAMSIZ is 16 with the terminating zero. */
    private static final Pattern INTERFACE = Pattern.compile("[^\\s/:]{1,15}");

    private static final Pattern DOMAIN = Pattern.compile("(?!-)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");
    private static final long MAX_METRIC = 0xFFFF_FFFFL;
    private static final int MAX_NAME = 512;

    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck() {}

    static List<Problem> problems(ProfileSettings settings) {
        SettingsCheck check = new SettingsCheck();
        check.general(settings);
        for (Family family : Family.values()) {
            check.ip(family, settings.ip(family));
        }
        settings.part().ifPresent(part -> check.part(settings.technology(), part));
        return check.problems;
    }

    private void general(ProfileSettings settings) {
        String name = settings.name();
        require(
                !name.isBlank() && name.length() <= MAX_NAME && name.chars().noneMatch(Character::isISOControl),
                "name",
                "want 1 to 512 characters, none of them a control character");
        require(
                settings.technology() != Technology.UNKNOWN && settings.technology() != Technology.NET_PROXY,
                "technology",
                "a profile cannot be made for " + settings.technology());
        settings.interfaceName()
                .ifPresent(value -> require(
                        INTERFACE.matcher(value).matches(),
                        "interface",
                        value + " is no interface name: want 1 to 15 characters without blank, slash or colon"));
        settings.mtuBytes().ifPresent(mtu -> mtu(settings, mtu));
    }

    private void mtu(ProfileSettings settings, int mtu) {
        int least = settings.ip(Family.IPV6).method() == IpMethod.NONE ? 68 : 1280;
        require(mtu >= least && mtu <= 65535, "mtu", mtu + " is not within " + least + " to 65535");
    }

    private void part(Technology technology, SettingsPart part) {
        require(
                part.technology() == technology,
                "technology",
                "settings of " + part.technology() + " in a profile of " + technology);
        problems.addAll(part.problems());
    }

    private void ip(Family family, IpSettings ip) {
        String path = family.name().toLowerCase(Locale.ROOT) + ".";
        require(
                ip.method() != IpMethod.FIXED && ip.method() != IpMethod.UNKNOWN,
                path + "method",
                ip.method() + " cannot be wanted, only NONE, STATIC, DYNAMIC, AUTO");
        addresses(path, family, ip);
        ip.gateway().ifPresent(gateway -> gateway(path, family, ip, gateway));
        dns(path, ip);
        require(ip.privacy().isEmpty() || family == Family.IPV6, path + "privacy", "only IPv6 has temporary addresses");
        ip.routeMetric()
                .ifPresent(metric -> require(
                        metric >= 0 && metric <= MAX_METRIC,
                        path + "metric",
                        metric + " is not within 0 to 4294967295"));
    }

    private void addresses(String path, Family family, IpSettings ip) {
        boolean any = !ip.addresses().isEmpty();
        require(ip.method() != IpMethod.STATIC || any, path + "addresses", "STATIC wants at least one address");
        require(ip.method() != IpMethod.NONE || !any, path + "addresses", "NONE has no addresses");
        var seen = new HashSet<InetAddress>();
        for (LinkAddress address : ip.addresses()) {
            InetAddress host = address.address();
            require(address.family() == family, path + "addresses", address + " is not of " + family);
            require(seen.add(host), path + "addresses", address + " is there twice");
            require(
                    !host.isAnyLocalAddress() && !host.isMulticastAddress() && !host.isLoopbackAddress(),
                    path + "addresses",
                    address + " cannot be a link's own address");
            require(address.prefixLength() > 0, path + "addresses", address + " wants a prefix length above 0");
        }
    }

    private void gateway(String path, Family family, IpSettings ip, InetAddress gateway) {
        String text = gateway.getHostAddress();
        if (Family.of(gateway) != family) {
            require(false, path + "gateway", text + " is not of " + family);
            return;
        }
        require(ip.method() == IpMethod.STATIC, path + "gateway", "only a STATIC family names its gateway");
        boolean reachable = gateway.isLinkLocalAddress()
                || ip.addresses().stream()
                        .filter(address -> address.family() == family)
                        .anyMatch(address -> address.network().contains(gateway));
        require(reachable, path + "gateway", text + " is in none of the networks of the addresses");
    }

    private void dns(String path, IpSettings ip) {
        boolean any = !ip.dnsServers().isEmpty();
        require(ip.dnsMethod() != DnsMethod.UNKNOWN, path + "dns", "UNKNOWN cannot be wanted");
        require(ip.dnsMethod() != DnsMethod.STATIC || any, path + "dns", "STATIC wants at least one name server");
        require(ip.dnsMethod() != DnsMethod.NONE || !any, path + "dns", "NONE has no name servers");
        var seen = new HashSet<InetAddress>();
        for (InetAddress server : ip.dnsServers()) {
            String text = server.getHostAddress();
            require(seen.add(server), path + "dns", text + " is there twice");
            require(!server.isAnyLocalAddress() && !server.isMulticastAddress(), path + "dns", text + " is no host");
        }
        for (String domain : ip.searchDomains()) {
            require(
                    domain.length() <= 253 && DOMAIN.matcher(domain).matches(),
                    path + "search",
                    domain + " is no domain name");
        }
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            problems.add(new Problem(field, message));
        }
    }
}
