// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.Optional;
import uplink.profile.Failure;

/** Stub. */
public final class Reasons {
    private Reasons() {}

    /** Stub. */
    public static Optional<Failure> device(long code) {
        return code == 0 || code == 39
                ? Optional.empty()
                : Optional.of(new Failure(Failure.Stage.UNKNOWN, Failure.Reason.UNKNOWN, "" + code));
    }

    /** Stub. */
    public static Optional<Failure> active(long code) {
        return code <= 2
                ? Optional.empty()
                : Optional.of(new Failure(Failure.Stage.UNKNOWN, Failure.Reason.UNKNOWN, "" + code));
    }
}
