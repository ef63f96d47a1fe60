// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.profile.Family;
import uplink.profile.InvalidSettingsException;
import uplink.profile.InvalidSettingsException.Problem;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Proxy;
import uplink.profile.Technology;

/**
 * NetworkManager's settings as ours, without secrets. What ours cannot say is read as near as the types allow, what is broken as if it
 * were not there; never throws. What {@link SettingsWriter} has written reads as what was wanted. Pure.
 */
public final class SettingsReader {
    /** The PDN type depends on what the families have become, so mobile settings come after them. */
    static final List<Facet> FACETS = List.of(
            new GeneralFacet(),
            new ProxyFacet(),
            new IpFacet(Family.IPV4),
            new IpFacet(Family.IPV6),
            new WifiFacet(),
            new CellularFacet());

    private static final int ATTEMPTS = 3;

    private SettingsReader() {}

    /** What is wanted of that profile. */
    public static ProfileSettings read(ConnectionSettings settings) {
        ProfileSettingsBuilder builder = ProfileSettings.builder(GeneralFacet.name(settings), technology(settings));
        FACETS.forEach(facet -> facet.read(settings, builder));
        return built(builder, ATTEMPTS);
    }

    private static ProfileSettings built(ProfileSettingsBuilder builder, int attempts) {
        try {
            return builder.build();
        } catch (InvalidSettingsException broken) {
            if (attempts == 0) {
                throw broken;
            }
            return built(repaired(builder, broken.problems()), attempts - 1);
        }
    }

    /** What contradicts itself is as if nothing were said; names and parts are whole already. */
    private static ProfileSettingsBuilder repaired(ProfileSettingsBuilder builder, List<Problem> problems) {
        for (Problem problem : problems) {
            switch (problem.field().replaceFirst("\\..*", "")) {
                case "interface" -> builder.interfaceName(Optional.empty());
                case "mtu" -> builder.mtuBytes(OptionalInt.empty());
                case "ipv4" -> builder.ip(Family.IPV4, IpFacet.usual(Family.IPV4));
                case "ipv6" -> builder.ip(Family.IPV6, IpFacet.usual(Family.IPV6));
                default -> builder.proxy(Proxy.DIRECT);
            }
        }
        return builder;
    }

    /** The technology of that type of connection. */
    public static Technology technology(ConnectionSettings settings) {
        return Kind.of(settings.type()).map(Kind::technology).orElse(Technology.OTHER);
    }
}
