// SPDX-License-Identifier: Apache-2.0
package uplink.cellular.spi;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.cellular.ServiceType;
import uplink.profile.Profiles;
import uplink.profile.spi.AreaBackend;
import uplink.profile.spi.CommandContext;

/** Commands to the modems of one backend. {@code docs/spi.md} maps each method to the daemons. */
@ConsumerType
public interface CellularBackend extends AreaBackend {
    /** Makes a profile the default of its service type. */
    CompletionStage<Void> defaultProfile(ServiceType type, String profile, CommandContext context);

    /** Puts the profiles of one SIM card back; completes with no card too. */
    CompletionStage<Void> reset(Profiles.Reset option, int simSlot, CommandContext context);

    /** Asks the context's secret source for PIN or PUK and gives it to the card. */
    CompletionStage<Void> unlock(CommandContext context);

    /** Switches the radio. */
    CompletionStage<Void> radio(boolean on, CommandContext context);
}
