// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uplink.cellular.Registration;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

/**
 * Why connections over modems have failed, where ModemManager says more than NetworkManager, which knows few of its errors and calls
 * all others unknown. A bearer's error counts for the attempt that has just failed, and for none after it. Not safe for several threads.
 */
public final class ModemBlame {
    /** How often each bearer had failed when it was looked at last, by its path. */
    private final Map<String, Long> failed = new HashMap<>();

    /** Modems that were refused by a network and taken in by none since, by path: ModemManager calls them idle as it tries again. */
    private final Map<String, Failure> refused = new HashMap<>();

    /**
     * What was to be connected.
     *
     * @param apn access point name; empty to let the network choose
     * @param homeOnly it may not be used abroad
     */
    public record Attempt(Optional<String> apn, boolean homeOnly) {}

    /** What has failed so far is none of what is asked for later. */
    public ModemBlame(Modems before) {
        before.all().forEach(this::count);
        see(before);
    }

    private void count(ModemView modem) {
        modem.bearers()
                .forEach(bearer -> failed.put(bearer.path(), bearer.traffic().failedAttempts()));
    }

    /** To be told of each change. */
    public void see(Modems now) {
        now.all().forEach(modem -> {
            if (modem.registration() == Registration.DENIED) {
                modem.failure().ifPresent(why -> refused.put(modem.path(), why));
            } else if (modem.registration() == Registration.HOME || modem.registration() == Registration.ROAMING) {
                refused.remove(modem.path());
            }
        });
    }

    /**
     * Why that attempt has failed.
     *
     * @param modem as it is after the failure
     * @param told NetworkManager's word
     */
    public Failure of(ModemView modem, Attempt attempt, Failure told) {
        Optional<Failure> bearer = bearer(modem, attempt);
        count(modem);
        return switch (told.reason()) {
            case UNKNOWN ->
                bearer.or(() -> itself(modem)).or(() -> abroad(modem, attempt)).orElse(told);
            case TIMED_OUT -> itself(modem).orElse(told);
            case REJECTED ->
                bearer.filter(one -> one.reason() != Reason.UNKNOWN).orElse(told);
            default -> told;
        };
    }

    private Optional<Failure> bearer(ModemView modem, Attempt attempt) {
        return modem.bearers().stream()
                .filter(one -> one.apn().equals(attempt.apn()))
                .filter(one -> one.traffic().failedAttempts() > failed.getOrDefault(one.path(), 0L))
                .flatMap(one -> one.failure().stream())
                .findFirst();
    }

    private Optional<Failure> itself(ModemView modem) {
        return modem.failure().or(() -> Optional.ofNullable(refused.get(modem.path())));
    }

    /** ModemManager makes no attempt then. */
    private static Optional<Failure> abroad(ModemView modem, Attempt attempt) {
        return attempt.homeOnly() && modem.registration() == Registration.ROAMING
                ? Optional.of(new Failure(Stage.REGISTER, Reason.ROAMING_NOT_ALLOWED, "home-only"))
                : Optional.empty();
    }
}
