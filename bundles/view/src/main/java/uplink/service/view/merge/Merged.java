// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.merge;

import java.util.List;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.TechnologyStatus;

/**
 * What layers lying upon each other show. Lists have no order but that of the layers.
 *
 * @param links at most one per key
 * @param profiles at most one per id
 * @param technologies at most one per technology
 * @param routes without duplicates
 */
public record Merged(
        List<Link> links, List<Profile> profiles, List<TechnologyStatus> technologies, List<Route> routes) {}
