// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.time.Duration;
import java.util.List;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;

/** The one thing that is asked of a {@link Bus} here. */
@FunctionalInterface
interface Calls {
    /**
     * Waits for the answer.
     *
     * @throws BusException when it is an error, or does not come
     */
    List<Object> call(Call call, Duration patience);
}
