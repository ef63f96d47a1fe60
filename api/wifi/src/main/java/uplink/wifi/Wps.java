// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.Optional;
import uplink.profile.Secret;

/**
 * How Wi-Fi Protected Setup is done.
 *
 * @param pin empty for the push button
 * @param ssid empty for any network that offers it
 */
public record Wps(Optional<Secret> pin, Optional<Ssid> ssid) {
    /** The push button of any network. */
    public static final Wps BUTTON = new Wps(Optional.empty(), Optional.empty());
}
