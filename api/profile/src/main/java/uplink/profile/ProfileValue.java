// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

record ProfileValue(
        String id,
        String name,
        Technology technology,
        ProfileState state,
        ProfileState ipv4State,
        ProfileState ipv6State,
        Optional<Instant> since,
        long connectCount,
        Optional<Failure> lastFailure,
        boolean managed,
        long revision,
        Optional<String> link,
        Optional<String> interfaceName,
        IpState ipv4,
        IpState ipv6,
        Proxy proxy,
        boolean saved,
        boolean present,
        OptionalInt signalDbm,
        String backend,
        boolean simulated)
        implements Profile {
    @Override
    public String origin() {
        return id.substring(0, id.indexOf(':'));
    }

    @Override
    public ProfileState state(Family family) {
        return family == Family.IPV4 ? ipv4State : ipv6State;
    }

    @Override
    public IpState ip(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    @Override
    public Profile withoutQuiet() {
        return toBuilder()
                .signalDbm(OptionalInt.empty())
                .revision(0)
                .backend("")
                .build();
    }
}
