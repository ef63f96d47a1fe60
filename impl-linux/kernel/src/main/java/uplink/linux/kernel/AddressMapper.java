// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpState;
import uplink.profile.LinkAddress;

/** Maps what the kernel says of addresses. Pure. */
final class AddressMapper {
    private static final int PROTOCOL_ROUTER = 2;

    private AddressMapper() {}

    static IpState ip(Family family, Collection<AddressMessage> addresses, List<InetAddress> gateways, Names names) {
        List<AddressMessage> own = new ArrayList<>(addresses.size());
        List<LinkAddress> mapped = new ArrayList<>(addresses.size());
        for (AddressMessage address : addresses) {
            if (Family.of(address.local()) == family) {
                own.add(address);
                mapped.add(address(address));
            }
        }
        IpState.Builder ip =
                IpState.builder().method(method(family, own)).addresses(mapped).gateways(gateways);
        names.addTo(ip, family);
        return ip.build();
    }

    private static LinkAddress address(AddressMessage message) {
        return new LinkAddress(message.local(), message.prefixLength(), flags(message));
    }

    private static Set<LinkAddress.Flag> flags(AddressMessage message) {
        Set<LinkAddress.Flag> flags = EnumSet.noneOf(LinkAddress.Flag.class);
        boolean ipv6 = Family.of(message.local()) == Family.IPV6;
        if ((message.flags() & AddressMessage.PERMANENT) == 0) {
            flags.add(LinkAddress.Flag.DYNAMIC);
        }
        if (ipv6 && (message.flags() & AddressMessage.TEMPORARY) != 0) {
            flags.add(LinkAddress.Flag.TEMPORARY);
        }
        if ((message.flags() & AddressMessage.TENTATIVE) != 0) {
            flags.add(LinkAddress.Flag.TENTATIVE);
        }
        if ((message.flags() & AddressMessage.DUPLICATE) != 0) {
            flags.add(LinkAddress.Flag.DUPLICATE);
        }
        if ((message.flags() & AddressMessage.DEPRECATED) != 0) {
            flags.add(LinkAddress.Flag.DEPRECATED);
        }
        return flags;
    }

    /** The kernel knows who made an address only in part: a lifetime means a lease or a router, none means nothing. */
    private static IpMethod method(Family family, List<AddressMessage> own) {
        IpMethod method = IpMethod.UNKNOWN;
        for (AddressMessage address : own) {
            if (address.local().isLinkLocalAddress()) {
                method = method == IpMethod.UNKNOWN ? IpMethod.AUTO : method;
            } else if (address.validSeconds() != AddressMessage.FOREVER) {
                return family == Family.IPV4 ? IpMethod.DYNAMIC : IpMethod.AUTO;
            } else if (address.protocol() == PROTOCOL_ROUTER) {
                return IpMethod.AUTO;
            } else {
                method = IpMethod.UNKNOWN;
            }
        }
        return method;
    }
}
