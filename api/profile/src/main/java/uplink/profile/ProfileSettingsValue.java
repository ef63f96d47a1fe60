// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Optional;
import java.util.OptionalInt;

record ProfileSettingsValue(
        String name,
        Technology technology,
        Optional<String> interfaceName,
        IpSettings ipv4,
        IpSettings ipv6,
        Proxy proxy,
        Metered metered,
        boolean autoconnect,
        OptionalInt mtuBytes,
        Optional<SettingsPart> part)
        implements ProfileSettings {
    @Override
    public IpSettings ip(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }
}
