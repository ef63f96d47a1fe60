// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.TechnologyStatus;

record LayerValue(
        List<Link> links,
        List<Profile> profiles,
        List<TechnologyStatus> technologies,
        Optional<List<Route>> routes,
        Set<String> claims,
        List<Mark> marks)
        implements Layer {}
