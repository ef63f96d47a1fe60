// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

record ViewValue(
        long epoch,
        long sequence,
        Instant instant,
        boolean settled,
        List<Link> links,
        List<Profile> profiles,
        List<TechnologyStatus> technologies,
        List<Route> routes,
        List<String> backends,
        Optional<Link> current,
        Optional<Link> currentIpv4,
        Optional<Link> currentIpv6,
        Optional<Profile> currentProfile,
        Optional<Technology> type,
        Carrier cable,
        List<Route> defaults)
        implements View {
    @Override
    public Optional<Link> link(String key) {
        return CurrentLink.find(links, key);
    }

    @Override
    public Optional<Profile> profile(String id) {
        int place = Sorted.find(profiles, Profile::id, id);
        return place < 0 ? Optional.empty() : Optional.of(profiles.get(place));
    }

    @Override
    public Optional<TechnologyStatus> technology(Technology technology) {
        return technologies.stream()
                .filter(status -> status.technology() == technology)
                .findFirst();
    }

    @Override
    public Optional<Link> current(Family family) {
        return family == Family.IPV4 ? currentIpv4 : currentIpv6;
    }
}
