// SPDX-License-Identifier: Apache-2.0
package uplink.wifi.spi;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.spi.AreaBackend;
import uplink.profile.spi.CommandContext;
import uplink.wifi.Scan;
import uplink.wifi.WifiSettings;
import uplink.wifi.Wps;

/** Commands to the radios of one backend. {@code docs/spi.md} maps each method to the daemons. */
@ConsumerType
public interface WifiBackend extends AreaBackend {
    /** What the radio of any of its links has found last; does not block. */
    Optional<Scan> lastScan();

    /** Looks around. */
    CompletionStage<Scan> scan(CommandContext context);

    /** Joins a network, keeps it, and answers the profile's id once it is connected. */
    CompletionStage<String> join(WifiSettings settings, CommandContext context);

    /** Joins by Wi-Fi Protected Setup and answers the profile's id. */
    CompletionStage<String> join(Wps wps, CommandContext context);

    /** Switches the radio. */
    CompletionStage<Void> radio(boolean on, CommandContext context);
}
