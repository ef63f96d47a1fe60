// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.time.Duration;
import java.util.Optional;
import uplink.profile.ErrorCode;

/** The daemon that is simulated: it may be gone, slow, or refuse. For who holds the world's lock. */
public final class Daemon {
    private boolean gone;
    private Duration latency = Duration.ZERO;
    private Optional<ErrorCode> refusal = Optional.empty();

    Daemon() {}

    /** Nobody answers. */
    public boolean gone() {
        return gone;
    }

    /** Takes it away, or brings it back. */
    public void gone(boolean value) {
        gone = value;
    }

    /** How long a command takes. */
    public Duration latency() {
        return latency;
    }

    /** Makes it so slow. */
    public void latency(Duration value) {
        latency = value;
    }

    /** The next command is answered by this. */
    public void refuses(ErrorCode code) {
        refusal = Optional.of(code);
    }

    /** What the command that asks is answered by, once. */
    public Optional<ErrorCode> takeRefusal() {
        Optional<ErrorCode> taken = refusal;
        refusal = Optional.empty();
        return taken;
    }
}
