// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import uplink.linux.networkmanager.bus.Fields;

/**
 * {@code Bearer.Stats}. The totals begin with the bearer object, and end with it.
 *
 * @param received bytes of the connection that is up, or of the last one
 * @param sent bytes of the same
 * @param duration how long that connection is, or was, up
 * @param start when it came up; not known before ModemManager 1.20
 * @param totalReceived bytes of all its connections
 * @param totalSent bytes of all its connections
 * @param attempts connections begun
 * @param failedAttempts those that did not come up
 */
public record BearerTraffic(
        OptionalLong received,
        OptionalLong sent,
        Duration duration,
        Optional<Instant> start,
        OptionalLong totalReceived,
        OptionalLong totalSent,
        long attempts,
        long failedAttempts) {
    static BearerTraffic of(Fields stats) {
        return new BearerTraffic(
                stats.number("rx-bytes"),
                stats.number("tx-bytes"),
                Duration.ofSeconds(stats.number("duration", 0)),
                stats.number("start-date").stream()
                        .filter(seconds -> seconds > 0)
                        .mapToObj(Instant::ofEpochSecond)
                        .findFirst(),
                stats.number("total-rx-bytes"),
                stats.number("total-tx-bytes"),
                stats.number("attempts", 0),
                stats.number("failed-attempts", 0));
    }
}
