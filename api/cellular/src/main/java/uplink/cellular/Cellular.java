// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Profiles;

/** What is special about mobile networks. Safe for any thread; commands behave as those of {@code uplink.profile.Profiles}. */
@ProviderType
public interface Cellular {
    /** The state now; empty while no backend knows of mobile networks. */
    Optional<CellularStatus> status();

    /** What can be done here now. */
    Set<Capability> capabilities();

    /**
     * The default profile of a service type; Tizen {@code connection_get_default_cellular_service_profile}. Of several profiles of
     * that type the one flagged as default, else the first by id; empty when there is none.
     */
    Optional<CellularProfile> defaultProfile(ServiceType type);

    /**
     * Makes a profile the default of its service type. Wants {@code network.profile}.
     *
     * <p>INVALID_ARGUMENT unless {@link ServiceType#mayHaveDefault()} and the profile is of that type.
     */
    CompletionStage<Void> defaultProfile(ServiceType type, String profile, CommandOptions options);

    /**
     * Puts the profiles of one SIM card back. Always completes, with no card too. Wants {@code network.profile}.
     *
     * @param simSlot from 0; INVALID_ARGUMENT when there is no such slot
     */
    CompletionStage<Void> reset(Profiles.Reset option, int simSlot, CommandOptions options);

    /** Gives the card its PIN, or PUK and new PIN, as the options' secret source answers. Wants {@code network.control}. */
    CompletionStage<Void> unlock(CommandOptions options);

    /** Switches the radio. Wants {@code network.control}. */
    CompletionStage<Void> radio(boolean on, CommandOptions options);
}
