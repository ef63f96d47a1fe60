// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.Optional;
import java.util.OptionalInt;
import uplink.cellular.SimLock;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

/** What the properties of a modem say of its card, and of itself when it failed. Pure. */
record SimState(Fields modem) {
    private static final long FAILED = -1;
    private static final long LOCK_PIN = 2;
    private static final long LOCK_PUK = 4;
    /** Stands for "not known" in ModemManager's own library. */
    private static final long NO_NUMBER = 999;

    SimLock lock() {
        return ModemWords.simLock(modem.number("UnlockRequired", 0), failedReason());
    }

    /** As long as the state is what it is about. */
    private long failedReason() {
        return modem.number("State", 0) == FAILED ? modem.number("StateFailedReason", 0) : 0;
    }

    OptionalInt triesLeft() {
        return switch (lock()) {
            case PIN -> tries(LOCK_PIN);
            case PUK -> tries(LOCK_PUK);
            default -> OptionalInt.empty();
        };
    }

    private OptionalInt tries(long lock) {
        return modem.fields("UnlockRetries").number(Long.toString(lock)).stream()
                .mapToInt(left -> (int) left)
                .filter(left -> left >= 0 && left < NO_NUMBER)
                .findFirst();
    }

    Optional<Failure> failure() {
        return switch (lock()) {
            case PIN, PUK, OTHER -> Optional.of(locked()).filter(unused -> stops());
            case ABSENT -> Optional.of(new Failure(Stage.SIM, Reason.SIM_MISSING, reasonWord()));
            case FAULTY -> Optional.of(new Failure(Stage.SIM, Reason.SIM_FAULTY, reasonWord()));
            case NONE, UNKNOWN ->
                modem.number("State", 0) == FAILED
                        ? Optional.of(new Failure(Stage.RADIO, Reason.UNKNOWN, reasonWord()))
                        : Optional.empty();
        };
    }

    /** A PIN2 is missed by nobody who only wants data. */
    private boolean stops() {
        return ModemState.of(modem.number("State", 0)) == ModemState.LOCKED || lock() != SimLock.OTHER;
    }

    private Failure locked() {
        return new Failure(Stage.SIM, Reason.SIM_LOCKED, lockWord());
    }

    private String lockWord() {
        return switch ((int) modem.number("UnlockRequired", 0)) {
            case 2 -> "sim-pin";
            case 3 -> "sim-pin2";
            case 4 -> "sim-puk";
            case 5 -> "sim-puk2";
            case 6 -> "ph-sp-pin";
            case 7 -> "ph-sp-puk";
            case 8 -> "ph-net-pin";
            case 9 -> "ph-net-puk";
            case 10 -> "ph-sim-pin";
            case 11 -> "ph-corp-pin";
            case 12 -> "ph-corp-puk";
            case 13 -> "ph-fsim-pin";
            case 14 -> "ph-fsim-puk";
            case 15 -> "ph-netsub-pin";
            case 16 -> "ph-netsub-puk";
            default -> "unknown";
        };
    }

    private String reasonWord() {
        return switch ((int) failedReason()) {
            case 2 -> "sim-missing";
            case 3 -> "sim-error";
            case 4 -> "unknown-capabilities";
            case 5 -> "esim-without-profiles";
            default -> "unknown";
        };
    }
}
