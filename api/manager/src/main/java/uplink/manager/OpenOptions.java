// SPDX-License-Identifier: Apache-2.0
package uplink.manager;

import java.time.Duration;
import uplink.profile.CommandOptions;

/**
 * How a connection is opened.
 *
 * @param command time-out and secrets
 * @param linger how long the connection stays after the last lease has ended, so that an update of a bundle is no flap
 */
public record OpenOptions(CommandOptions command, Duration linger) {
    /** 120 s time-out, 30 s linger. */
    public static final OpenOptions DEFAULT = new OpenOptions(CommandOptions.DEFAULT, Duration.ofSeconds(30));

    public OpenOptions {
        if (linger.isNegative()) {
            throw new IllegalArgumentException("cannot linger for " + linger + ", want PT0S or more");
        }
    }

    /** The same with other command options. */
    public OpenOptions command(CommandOptions value) {
        return new OpenOptions(value, linger);
    }

    /** The same with another linger. */
    public OpenOptions linger(Duration value) {
        return new OpenOptions(command, value);
    }
}
