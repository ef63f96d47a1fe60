// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told about mobile networks as a whole. Register it as a service; the rules are those of {@code uplink.profile.LinkListener}. */
@ConsumerType
public interface CellularListener {
    /** The state that is there already; empty while no backend knows of mobile networks. */
    default void presentCellular(Optional<CellularStatus> status) {}

    /** Anything but the measured quality has changed. */
    default void cellularChanged(Optional<CellularStatus> before, Optional<CellularStatus> after) {}
}
