// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileBuilder;
import uplink.profile.ProfileState;

/** One profile per interface, as it is observed; remembers when its state was reached, and how often it came up. */
final class ObservedProfiles {
    private record Memory(ProfileState state, Instant since, long connectCount) {}

    private final Clock clock;
    private final Map<String, Memory> memories = new HashMap<>();

    ObservedProfiles(Clock clock) {
        this.clock = clock;
    }

    /** Starts the profile {@code id} as it is observed on a link. */
    ProfileBuilder of(String id, Link link) {
        ProfileState state = state(link);
        Memory memory = memories.merge(link.key(), first(state), (before, unused) -> next(before, state));
        return Profile.builder(id, link.technology())
                .name(link.interfaceName().orElse(link.key()))
                .state(state)
                .state(Family.IPV4, state(link, Family.IPV4))
                .state(Family.IPV6, state(link, Family.IPV6))
                .since(memory.since)
                .connectCount(memory.connectCount)
                .link(link)
                .ip(Family.IPV4, link.ip(Family.IPV4))
                .ip(Family.IPV6, link.ip(Family.IPV6))
                .proxy(link.proxy())
                .present(link.enabled() && link.carrier() != Carrier.DETACHED);
    }

    private Memory first(ProfileState state) {
        return new Memory(state, clock.instant(), state == ProfileState.CONNECTED ? 1 : 0);
    }

    private Memory next(Memory before, ProfileState state) {
        if (before.state == state) {
            return before;
        }
        long count = before.connectCount + (state == ProfileState.CONNECTED ? 1 : 0);
        return new Memory(state, clock.instant(), count);
    }

    private static ProfileState state(Link link) {
        ProfileState ipv4 = state(link, Family.IPV4);
        ProfileState ipv6 = state(link, Family.IPV6);
        return ipv4.compareTo(ipv6) > 0 ? ipv4 : ipv6;
    }

    private static ProfileState state(Link link, Family family) {
        if (!link.enabled() || link.carrier() == Carrier.DETACHED) {
            return ProfileState.DISCONNECTED;
        }
        for (LinkAddress address : link.ip(family).addresses()) {
            if (address.usable()) {
                return ProfileState.CONNECTED;
            }
        }
        return ProfileState.CONFIGURATION;
    }
}
