// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.List;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;

/**
 * Settings that would make a link what it is: where the first edit of a link begins that nobody has settings of. The metric is not among
 * them: a route of that metric is there already, and is somebody else's. Pure.
 */
final class PresentSettings {
    private PresentSettings() {}

    static ProfileSettings of(Link link) {
        return ProfileSettings.builder(link.interfaceName().orElse(link.key()), link.technology())
                .interfaceName(link.interfaceName())
                .autoconnect(link.enabled())
                .ip(Family.IPV4, ipv4(link.ip(Family.IPV4)))
                .build();
    }

    private static IpSettings ipv4(IpState state) {
        List<LinkAddress> lasting = state.addresses().stream()
                .filter(address -> !address.flags().contains(LinkAddress.Flag.DYNAMIC))
                .map(address -> LinkAddress.of(address.address(), address.prefixLength()))
                .toList();
        if (lasting.isEmpty()) {
            IpMethod method = state.addresses().isEmpty() ? IpMethod.NONE : IpMethod.DYNAMIC;
            return IpSettings.builder(method).build();
        }
        return IpSettings.builder(IpMethod.STATIC)
                .addresses(lasting)
                .gateway(state.gateways().stream().findFirst())
                .build();
    }
}
