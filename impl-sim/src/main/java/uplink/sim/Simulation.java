// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plays networks that are not there, on a clock that runs only when told to, or that follows real time. Safe for any thread.
 *
 * <p>{@code docs/scenarios.md} has the language of scenarios.
 */
@ProviderType
public interface Simulation {
    /**
     * Adds a scenario behind what is still to come; nothing happens before time passes. What it draws at random, it draws by seed 0.
     *
     * @throws ScenarioException naming line and column; then nothing of it is added
     */
    void play(String scenario);

    /** The same with another seed: the same text and seed are the same steps. */
    void play(String scenario, long seed);

    /** Names of the scenarios that come with the simulator, sorted. */
    List<String> scenarios();

    /**
     * The text of one of them.
     *
     * @throws uplink.profile.ConnectionException of NOT_FOUND, naming those that there are
     */
    String scenario(String name);

    /** Jumps to what is due next, a step or the end of a command, and lets it happen; false when nothing is due. */
    boolean step();

    /** Lets time pass, and lets happen what is due, in order: one layer each. */
    void advance(Duration time);

    /** Lets time pass until no step of a scenario is left. */
    void finish();

    /** The virtual time; begins at 2026-01-01T00:00:00Z. */
    Instant now();

    /**
     * Lets virtual time follow real time, on a thread of its own that ends with the simulator.
     *
     * @param pace virtual seconds per second, up to 86400; 0 stops it, so that time passes by hand alone
     * @throws IllegalArgumentException of a negative pace, or of one above 86400
     */
    void follow(double pace);
}
