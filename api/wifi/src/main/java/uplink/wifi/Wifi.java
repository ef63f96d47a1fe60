// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;

/**
 * What is special about Wi-Fi. Safe for any thread; commands behave as those of {@code uplink.profile.Profiles}.
 *
 * <p>Networks are forgotten by {@code Profiles.remove}, opened and closed by {@code uplink.manager.Connections}.
 */
@ProviderType
public interface Wifi {
    /** The state now; empty while no backend knows of Wi-Fi. */
    Optional<WifiStatus> status();

    /** What can be done here now. */
    Set<Capability> capabilities();

    /** The last scan of any radio, however old; see {@link Scan#at()}. */
    Optional<Scan> lastScan();

    /** Looks around. A scan that is under way is shared, not refused. Wants {@code network.get}. */
    CompletionStage<Scan> scan(CommandOptions options);

    /**
     * Joins a network and keeps its profile. Wants {@code network.profile}.
     *
     * <p>Ends with {@code OpenFailedException}: WRONG_KEY, NOT_IN_RANGE, NO_SECRET, NO_DHCP.
     */
    CompletionStage<WifiProfile> join(WifiSettings settings, CommandOptions options);

    /** Joins by Wi-Fi Protected Setup; 120 s as the standard says, unless given. Wants {@code network.profile}. */
    CompletionStage<WifiProfile> join(Wps wps, CommandOptions options);

    /** Switches the radio. Wants {@code network.control}. */
    CompletionStage<Void> radio(boolean on, CommandOptions options);
}
