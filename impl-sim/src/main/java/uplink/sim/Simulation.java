// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Plays networks that are not there, on a clock that runs only when told to. Safe for any thread. */
@ProviderType
public interface Simulation {
    /**
     * Adds a scenario behind what is still to come; nothing happens before time is advanced.
     *
     * @throws ScenarioException naming line and column; then nothing of it is added
     */
    void play(String scenario);

    /** Jumps to the next step and carries it out; false when none is left. */
    boolean step();

    /** Lets time pass, and carries out what is due, in order: one layer per step. */
    void advance(Duration time);

    /** Carries out everything that is left. */
    void finish();

    /** The virtual time; begins at 2026-01-01T00:00:00Z. */
    Instant now();
}
