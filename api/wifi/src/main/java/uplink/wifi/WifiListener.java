// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told about Wi-Fi as a whole. Register it as a service; the rules are those of {@code uplink.profile.LinkListener}. */
@ConsumerType
public interface WifiListener {
    /** The state that is there already; empty while no backend knows of Wi-Fi. */
    default void presentWifi(Optional<WifiStatus> status) {}

    /** State or switches have changed. */
    default void wifiChanged(Optional<WifiStatus> before, Optional<WifiStatus> after) {}
}
