// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpSettingsBuilder;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettingsBuilder;

/**
 * One family: section {@code ipv4} or {@code ipv6}.
 *
 * <p>STATIC is {@code manual}, NONE is {@code disabled}. Of IPv4, DYNAMIC is {@code auto}, and AUTO {@code link-local}. Of IPv6 both are
 * {@code auto}: router advertisements come first there and lead to a DHCP server where there is one, while NetworkManager's {@code dhcp}
 * ignores routers and so yields no default route; {@code uplink.ipv6-method} keeps which was asked for.
 *
 * <p>Read, {@code shared} is STATIC if it has an address and else AUTO, {@code ignore} is NONE, {@code dhcp} DYNAMIC, IPv6 {@code
 * link-local} AUTO. They stay what they are until an edit asks for another method. A {@code disabled} family can hold nothing else, so what
 * is wanted beside is kept in {@link Parked}; so is the whole of a family that a mobile profile's PDN type leaves out.
 */
final class IpFacet implements Facet {
    private static final String METHOD = "method";
    private static final String AUTO = "auto";
    private static final String SEARCH = "dns-search";
    private static final String METRIC = "route-metric";
    private static final String NEVER = "never-default";
    private static final String GATEWAY = "gateway";
    private static final String PRIVACY = "ip6-privacy";
    private static final int PREFER_TEMPORARY = 2;
    private static final long MAX_METRIC = 0xFFFF_FFFFL;
    private static final String DOMAIN = "(?!-)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?";

    private final Family family;
    private final String section;
    private final NameServers servers;

    IpFacet(Family family) {
        this.family = family;
        section = section(family);
        servers = new NameServers(family, section);
    }

    /** {@code ipv4} or {@code ipv6}. */
    static String section(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ConnectionSettings write(ConnectionSettings into, Edit edit) {
        IpSettings wanted = edit.wanted().ip(family);
        boolean off = wanted.method() == IpMethod.NONE || CellularFacet.excludes(edit.wanted(), family);
        boolean wasOff = off(into);
        if (!edit.touches(settings -> settings.ip(family)) && off == wasOff) {
            return into;
        }
        return off ? disabled(into, wanted) : enabled(into, wasOff ? edit.whole() : edit, wanted);
    }

    /** Nothing is done for the family. */
    static boolean off(ConnectionSettings settings, Family family) {
        String method = settings.section(section(family)).text(METHOD).orElse("");
        return method.equals("disabled") || method.equals("ignore");
    }

    private boolean off(ConnectionSettings settings) {
        return off(settings, family);
    }

    private ConnectionSettings disabled(ConnectionSettings into, IpSettings wanted) {
        ConnectionSettings out = servers.drop(into)
                .without(section, AddressKeys.KEY, "addresses", GATEWAY, SEARCH, "link-local")
                .with(section, METHOD, Values.text("disabled"));
        return Parked.write(out, family, wanted);
    }

    private ConnectionSettings enabled(ConnectionSettings into, Edit edit, IpSettings wanted) {
        ConnectionSettings out = Notes.note(into, Parked.note(family), Optional.empty());
        if (touches(edit, IpSettings::method)) {
            out = method(out, edit.wanted().name(), wanted);
        }
        if (touches(edit, IpSettings::addresses)) {
            out = AddressKeys.write(out, section, wanted.addresses()).without(section, "addresses");
        }
        if (touches(edit, IpSettings::gateway) || touches(edit, IpSettings::defaultRoute)) {
            out = gateway(out, wanted).with(section, NEVER, Values.flag(!wanted.defaultRoute()));
        }
        if (touches(edit, IpSettings::dnsMethod)
                || touches(edit, IpSettings::dnsServers)
                || touches(edit, IpSettings::method)) {
            out = servers.write(out, wanted);
        }
        if (touches(edit, IpSettings::searchDomains)) {
            out = out.with(section, SEARCH, Values.texts(wanted.searchDomains()));
        }
        return numbers(out, edit, wanted);
    }

    private boolean touches(Edit edit, Function<IpSettings, ?> part) {
        return edit.touches(settings -> part.apply(settings.ip(family)));
    }

    private ConnectionSettings method(ConnectionSettings into, String name, IpSettings wanted) {
        boolean local = wanted.method() == IpMethod.AUTO && family == Family.IPV4;
        boolean more = !wanted.addresses().isEmpty()
                || !wanted.dnsServers().isEmpty()
                || !wanted.searchDomains().isEmpty();
        if (local && more) {
            throw new ConnectionException(
                    ErrorCode.NOT_SUPPORTED,
                    name,
                    "NetworkManager takes no addresses, name servers or search domains with IPv4 AUTO,"
                            + " want DYNAMIC or STATIC");
        }
        boolean noted = wanted.method() == IpMethod.DYNAMIC && family == Family.IPV6;
        Optional<String> word = noted ? Optional.of(IpMethod.DYNAMIC.name()) : Optional.empty();
        String method = wanted.method() == IpMethod.STATIC ? "manual" : local ? "link-local" : AUTO;
        return Notes.note(into.without(section, "link-local"), methodNote(), word)
                .with(section, METHOD, Values.text(method));
    }

    private String methodNote() {
        return Notes.PREFIX + section + "-method";
    }

    /** NetworkManager drops a gateway of a family that never has the default route, so it is kept as a note. */
    private ConnectionSettings gateway(ConnectionSettings into, IpSettings wanted) {
        Optional<String> text = wanted.gateway().map(LinkAddress::host);
        return Notes.note(into, gatewayNote(), text.filter(unused -> !wanted.defaultRoute()))
                .with(
                        section,
                        GATEWAY,
                        text.filter(unused -> wanted.defaultRoute()).map(Values::text));
    }

    private String gatewayNote() {
        return Notes.PREFIX + section + "-gateway";
    }

    private ConnectionSettings numbers(ConnectionSettings into, Edit edit, IpSettings wanted) {
        ConnectionSettings out = into;
        if (touches(edit, IpSettings::routeMetric)) {
            out = out.with(section, METRIC, Values.wide(wanted.routeMetric().orElse(-1)));
        }
        if (family == Family.IPV6 && touches(edit, IpSettings::privacy)) {
            out = out.with(
                    section,
                    PRIVACY,
                    Values.signed(wanted.privacy()
                            .map(on -> on ? PREFER_TEMPORARY : 0)
                            .orElse(-1)));
        }
        return out;
    }

    @Override
    public void read(ConnectionSettings from, ProfileSettingsBuilder into) {
        into.ip(family, off(from) ? absent(from) : present(from));
    }

    private IpSettings absent(ConnectionSettings from) {
        boolean mobile = from.type().equals(Kind.GSM.type());
        return Parked.read(from, family)
                .filter(parked -> mobile || parked.method() == IpMethod.NONE)
                .orElse(IpSettings.NONE);
    }

    private IpSettings present(ConnectionSettings from) {
        Fields fields = from.section(section);
        List<LinkAddress> addresses = AddressKeys.read(family, fields);
        IpMethod method = method(from, fields, !addresses.isEmpty());
        IpSettingsBuilder ip = IpSettings.builder(method).addresses(addresses);
        boolean never = fields.flag(NEVER).orElse(false);
        servers.read(from, method, ip);
        ip.gateway(
                gateway(from, fields, never).filter(host -> method == IpMethod.STATIC && reachable(host, addresses)));
        ip.searchDomains(fields.texts(SEARCH).stream()
                .filter(domain -> domain.length() <= 253 && domain.matches(DOMAIN))
                .toList());
        long metric = fields.number(METRIC, -1);
        ip.routeMetric(metric < 0 || metric > MAX_METRIC ? OptionalLong.empty() : OptionalLong.of(metric));
        ip.defaultRoute(!never);
        long privacy = family == Family.IPV6 ? fields.number(PRIVACY, -1) : -1;
        return ip.privacy(privacy < 0 ? Optional.empty() : Optional.of(privacy == PREFER_TEMPORARY))
                .build();
    }

    private Optional<InetAddress> gateway(ConnectionSettings from, Fields fields, boolean never) {
        return fields.text(GATEWAY)
                .or(() -> Notes.of(from).text(gatewayNote()).filter(unused -> never))
                .flatMap(text -> Literal.of(family, text));
    }

    /** Ours name none that the addresses do not reach; NetworkManager makes a route to it, and keeps it until an edit. */
    private static boolean reachable(InetAddress gateway, List<LinkAddress> addresses) {
        return gateway.isLinkLocalAddress()
                || addresses.stream().anyMatch(address -> address.network().contains(gateway));
    }

    private IpMethod method(ConnectionSettings from, Fields fields, boolean addressed) {
        IpMethod usual = usualMethod(family);
        return switch (fields.text(METHOD).orElse(AUTO)) {
            case "manual" -> addressed ? IpMethod.STATIC : usual;
            case "shared" -> addressed ? IpMethod.STATIC : IpMethod.AUTO;
            case "link-local" -> IpMethod.AUTO;
            case "dhcp" -> IpMethod.DYNAMIC;
            case AUTO ->
                Notes.of(from)
                        .word(methodNote(), IpMethod.class)
                        .filter(word -> word == IpMethod.DYNAMIC)
                        .orElse(usual);
            default -> usual;
        };
    }

    /** What is wanted when nothing is said. */
    static IpSettings usual(Family family) {
        return IpSettings.builder(usualMethod(family)).build();
    }

    private static IpMethod usualMethod(Family family) {
        return family == Family.IPV4 ? IpMethod.DYNAMIC : IpMethod.AUTO;
    }
}
