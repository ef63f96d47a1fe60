// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import uplink.linux.netlink.LinkKeys;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.Carrier;
import uplink.profile.Fact;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkBuilder;
import uplink.profile.LinkKind;
import uplink.profile.MacAddress;
import uplink.profile.Route;

/** Maps what the kernel says of an interface. */
final class LinkMapper {
    private final Hardware hardware;

    LinkMapper(Sysfs sysfs) {
        hardware = new Hardware(sysfs);
    }

    /** As those who give keys want it. */
    static LinkKeys.Subject subject(LinkMessage message) {
        boolean loopback = (message.flags() & LinkMessage.LOOPBACK) != 0;
        return new LinkKeys.Subject(
                message.index(),
                message.name(),
                loopback ? "loopback" : message.kind(),
                message.permanentMac(),
                message.mac());
    }

    /** Forgets every other interface. */
    void retain(Set<Integer> indexes) {
        hardware.retain(indexes);
    }

    /** {@code defaults} are the default routes of each link. */
    Link link(
            LinkMessage message,
            Map<Integer, String> keys,
            KernelModel model,
            Map<String, List<Route>> defaults,
            Names names) {
        String key = keys.get(message.index());
        List<Route> routes = defaults.getOrDefault(key, List.of());
        LinkBuilder link = Link.builder(key)
                .interfaceName(message.name())
                .kind(Classification.kind(message))
                .technology(hardware.technology(message))
                .enabled(message.up())
                .carrier(carrier(message))
                .carrierChanges(message.carrierChanges());
        LinkKeys.mac(message.mac()).map(MacAddress::new).ifPresent(link::mac);
        message.mtu().ifPresent(link::mtuBytes);
        underlying(message, keys, link);
        hardware.speedBitsPerSecond(message).ifPresent(link::speedBitsPerSecond);
        for (Family family : Family.values()) {
            link.ip(
                    family,
                    AddressMapper.ip(
                            family, model.addresses(message.index()), RouteMapper.gateways(routes, family), names));
        }
        names.source().ifPresent(source -> link.source(Fact.DNS, source));
        return link.build();
    }

    /** The peer of a virtual cable is no link below. */
    private static void underlying(LinkMessage message, Map<Integer, String> keys, LinkBuilder link) {
        boolean upon = Classification.kind(message) != LinkKind.VIRTUAL && !message.lowerNamespace();
        if (upon && message.lower().isPresent()) {
            String below = keys.get(message.lower().getAsInt());
            if (below != null && message.lower().getAsInt() != message.index()) {
                link.underlying(below);
            }
        }
    }

    /** Of an interface that is down the kernel cannot know. */
    private static Carrier carrier(LinkMessage message) {
        if (!message.up() || message.carrier().isEmpty()) {
            return Carrier.UNKNOWN;
        }
        return message.carrier().get() ? Carrier.ATTACHED : Carrier.DETACHED;
    }
}
