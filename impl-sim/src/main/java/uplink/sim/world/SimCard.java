// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.Optional;
import uplink.cellular.SimLock;
import uplink.profile.Failure;
import uplink.profile.Secret;

/** A SIM card, or an empty slot. For who holds the world's lock. */
public final class SimCard {
    private static final int TRIES = 3;
    private static final int PUK_TRIES = 10;

    private SimLock lock;
    private Secret pin = Secret.of("1234".toCharArray());
    private Secret puk = Secret.of("12345678".toCharArray());
    private int tries = TRIES;

    SimCard(SimLock lock) {
        this.lock = lock;
    }

    /** What it waits for, or that there is none. */
    public SimLock lock() {
        return lock;
    }

    /** Puts another state, with fresh tries. */
    public void lock(SimLock value) {
        lock = value;
        tries = value == SimLock.PUK ? PUK_TRIES : TRIES;
    }

    /** The codes that it takes. */
    public void codes(Secret rightPin, Secret rightPuk) {
        pin = rightPin;
        puk = rightPuk;
    }

    /** How often a wrong code is borne with. */
    public int tries() {
        return tries;
    }

    boolean usable() {
        return lock == SimLock.NONE;
    }

    /** True when it was right; three wrong ones ask for the PUK. */
    public boolean enterPin(Secret given) {
        if (given.equals(pin)) {
            lock(SimLock.NONE);
            return true;
        }
        tries--;
        if (tries == 0) {
            lock(SimLock.PUK);
        }
        return false;
    }

    /** True when it was right, and {@code next} is the PIN from now on; ten wrong ones end the card. */
    public boolean enterPuk(Secret given, Secret next) {
        if (given.equals(puk)) {
            pin = Secret.of(next.reveal());
            lock(SimLock.NONE);
            return true;
        }
        tries--;
        if (tries == 0) {
            lock(SimLock.FAULTY);
        }
        return false;
    }

    Optional<Failure> problem() {
        return switch (lock) {
            case NONE -> Optional.empty();
            case ABSENT -> Optional.of(World.failure(Failure.Stage.SIM, Failure.Reason.SIM_MISSING));
            case FAULTY, UNKNOWN -> Optional.of(World.failure(Failure.Stage.SIM, Failure.Reason.SIM_FAULTY));
            default -> Optional.of(World.failure(Failure.Stage.SIM, Failure.Reason.SIM_LOCKED));
        };
    }
}
