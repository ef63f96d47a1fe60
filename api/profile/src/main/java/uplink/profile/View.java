// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything known of the network at one instant. Immutable: getters read fields, take no lock, and agree with each other.
 *
 * <p>Lists are sorted: links by key, profiles by id, technologies as declared, routes by metric. Look-ups by key are binary
 * searches.
 */
@ProviderType
public interface View {
    /** Names one life of the engine; a new one begins with {@code present} calls, and its sequence starts over. */
    long epoch();

    /** Grows by one with every view of the epoch. */
    long sequence();

    /** When the view was made, by the wall clock. */
    Instant instant();

    /** Every bound backend has given its first layer, or was waited for long enough (2 s). */
    boolean settled();

    /** Every link. */
    List<Link> links();

    /** The link with this key. */
    Optional<Link> link(String key);

    /** Every profile. */
    List<Profile> profiles();

    /** The profile with this id. */
    Optional<Profile> profile(String id);

    /** One status per technology that anything is known of. */
    List<TechnologyStatus> technologies();

    /** The status of one technology. */
    Optional<TechnologyStatus> technology(Technology technology);

    /** Every route of the main table, and of the tables that Uplink made. */
    List<Route> routes();

    /**
     * The link by which traffic leaves when nobody says otherwise: that of the best usable default route: lowest metric, IPv4
     * before IPv6, then link key.
     */
    Optional<Link> current();

    /** The same question for one family. */
    Optional<Link> current(Family family);

    /** The connected profile of {@link #current()}. */
    Optional<Profile> currentProfile();

    /**
     * Technology of {@link #current()}; empty when nothing is connected, {@link Technology#UNKNOWN} until the view is settled.
     */
    Optional<Technology> type();

    /** ATTACHED when any Ethernet port has a cable in, DETACHED when none has, UNKNOWN without a port that tells. */
    Carrier cable();

    /** Names of the backends that this view is made of, highest first. */
    List<String> backends();

    /** The next view of the same epoch, to be changed; what is not changed stays the very same. */
    default ViewBuilder next() {
        return new ViewBuilder(this);
    }

    /** A view made by hand, for tests and tools; the engine makes the real ones. */
    static ViewBuilder builder(long epoch, long sequence) {
        return new ViewBuilder(epoch, sequence);
    }
}
