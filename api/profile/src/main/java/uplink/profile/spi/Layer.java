// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.TechnologyStatus;

/**
 * Everything that one backend sees at one instant: the one atomic unit that goes up. Immutable.
 *
 * <p>Layers lie upon each other by service ranking, then by name. What a layer says hides what lower ones say of the links that it
 * claims, of profiles with the same id, and of technologies that it gives a status of.
 */
@ProviderType
public interface Layer {
    /** Every link that it sees; keys are unique. */
    List<Link> links();

    /** Every profile that it sees; ids are unique. */
    List<Profile> profiles();

    /** At most one status per technology; those of Ethernet and Bluetooth are derived when no layer gives them. */
    List<TechnologyStatus> technologies();

    /** Every route of the links that it claims; empty when it knows nothing of routes, so that those of lower layers show. */
    Optional<List<Route>> routes();

    /** Keys of the links that it runs: lower layers' links, and profiles on them, are hidden. */
    Set<String> claims();

    /** Statements about links, whoever describes them. */
    List<Mark> marks();

    /** An empty layer to fill. */
    static LayerBuilder builder() {
        return new LayerBuilder();
    }
}
