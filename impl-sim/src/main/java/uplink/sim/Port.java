// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Instant;
import java.util.Optional;
import uplink.profile.Failure;
import uplink.profile.Internet;
import uplink.profile.Metered;
import uplink.profile.Technology;

/**
 * One simulated interface, whatever carries it. Immutable.
 *
 * @param name of the interface, {@code sim-eth0}
 * @param technology what it simulates
 * @param number makes its addresses: 192.0.2.number and 2001:db8::number
 * @param enabled switched on
 * @param carrier somebody is at the other end
 * @param carrierChanges how often that has turned
 * @param serving the network hands out addresses
 * @param internet what lies behind it
 * @param metered what it costs
 * @param connectCount how often it has come to be connected
 * @param since when it came to its present state
 * @param lastFailure why it last failed
 */
record Port(
        String name,
        Technology technology,
        int number,
        boolean enabled,
        boolean carrier,
        long carrierChanges,
        boolean serving,
        Internet internet,
        Metered metered,
        long connectCount,
        Instant since,
        Optional<Failure> lastFailure) {
    /** Has addresses, so that its profile is connected. */
    boolean connected() {
        return enabled && carrier && serving;
    }

    Port carrier(boolean now, Instant at) {
        return now == carrier
                ? this
                : settle(
                        new Port(
                                name,
                                technology,
                                number,
                                enabled,
                                now,
                                carrierChanges + 1,
                                serving,
                                internet,
                                metered,
                                connectCount,
                                since,
                                lastFailure),
                        at);
    }

    Port enabled(boolean now, Instant at) {
        return settle(
                new Port(
                        name,
                        technology,
                        number,
                        now,
                        carrier && now,
                        carrierChanges + (carrier && !now ? 1 : 0),
                        serving,
                        internet,
                        metered,
                        connectCount,
                        since,
                        lastFailure),
                at);
    }

    Port serving(boolean now, Instant at) {
        return settle(
                new Port(
                        name,
                        technology,
                        number,
                        enabled,
                        carrier,
                        carrierChanges,
                        now,
                        internet,
                        metered,
                        connectCount,
                        since,
                        lastFailure),
                at);
    }

    Port beyond(Internet reached, Metered cost) {
        return new Port(
                name,
                technology,
                number,
                enabled,
                carrier,
                carrierChanges,
                serving,
                reached,
                cost,
                connectCount,
                since,
                lastFailure);
    }

    Port failed(Failure.Stage stage, Failure.Reason reason, Instant at) {
        return new Port(
                name,
                technology,
                number,
                enabled,
                carrier,
                carrierChanges,
                serving,
                internet,
                metered,
                connectCount,
                at,
                Optional.of(new Failure(stage, reason, "simulated")));
    }

    /** Counts a connection that has come up, and forgets why it failed before. */
    private Port settle(Port now, Instant at) {
        if (now.connected() == connected()) {
            return now;
        }
        boolean up = now.connected();
        return new Port(
                now.name,
                technology,
                number,
                now.enabled,
                now.carrier,
                now.carrierChanges,
                now.serving,
                now.internet,
                now.metered,
                now.connectCount + (up ? 1 : 0),
                at,
                up ? Optional.empty() : now.lastFailure);
    }
}
