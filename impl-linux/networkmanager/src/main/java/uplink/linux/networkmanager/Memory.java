// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import uplink.linux.networkmanager.state.Histories;

/**
 * What outlives the daemons.
 *
 * @param place where they are met
 * @param rights what the operator allows
 * @param histories of profiles
 * @param editions of saved connections
 * @param changed run when there is something new to draw
 */
record Memory(NetworkManagerPlace place, Rights rights, Histories histories, Editions editions, Runnable changed) {
    static Memory of(NetworkManagerPlace place, Rights rights, Runnable changed) {
        return new Memory(place, rights, new Histories(Clock.systemUTC()), new Editions(), changed);
    }

    /** Milliseconds since boot, with the time that the machine has slept; 0 when nobody can tell. */
    long bootMillis() {
        try {
            String seconds = Files.readString(Path.of("/proc/uptime")).split(" ")[0];
            return (long) (Double.parseDouble(seconds) * 1000);
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }
}
