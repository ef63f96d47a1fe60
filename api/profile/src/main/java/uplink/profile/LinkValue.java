// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

record LinkValue(
        String key,
        Optional<String> interfaceName,
        LinkKind kind,
        Technology technology,
        Optional<String> underlying,
        Optional<MacAddress> mac,
        boolean enabled,
        Carrier carrier,
        long carrierChanges,
        OptionalInt mtuBytes,
        OptionalLong speedBitsPerSecond,
        IpState ipv4,
        IpState ipv6,
        Proxy proxy,
        Internet internet,
        Metered metered,
        Map<Fact, String> sources,
        String backend,
        boolean simulated)
        implements Link {
    @Override
    public IpState ip(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    @Override
    public String source(Fact fact) {
        return sources.getOrDefault(fact, backend);
    }
}
