// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import uplink.cellular.SimLock;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;
import uplink.profile.OpenFailedException;

/**
 * One run of unlocking a card. What is left of its tries is read from the modem before each, since others may try as well. Used by one
 * thread; ends with {@link #close}, which wipes what it holds.
 */
final class Unlocking implements AutoCloseable {
    /** Where the modem does not count for us: one try, and the last, which is left. */
    private static final int UNCOUNTED_TRIES = 2;

    /** The card still waits for the code that was sent, or by now for its PUK: so the code was wrong. */
    private static final Set<String> WRONG = Set.of("IncorrectPassword", "SimPin", "SimPuk");

    private final Task task;
    private final ModemView modem;
    private final Map<String, Integer> wrongBefore;
    private char[] refused = {};

    /** {@code wrongBefore} counts, by card and code, the wrong ones since the last right one. */
    Unlocking(Task task, ModemView modem, Map<String, Integer> wrongBefore) {
        this.task = task;
        this.modem = modem;
        this.wrongBefore = wrongBefore;
    }

    void run(boolean insist) {
        boolean open = false;
        while (!open) {
            SimState state = new SimState(task.properties(modem.path(), ModemView.INTERFACE));
            open = switch (state.lock()) {
                case NONE -> true;
                case PIN, PUK -> attempt(state, insist);
                case ABSENT, FAULTY ->
                    throw new OpenFailedException(
                            task.subject(), state.failure().orElseThrow());
                case OTHER, UNKNOWN ->
                    throw new ConnectionException(
                            ErrorCode.INVALID_STATE,
                            task.subject(),
                            "no PIN or PUK opens " + task.subject() + ": its lock is " + state.lock());
            };
        }
    }

    private boolean attempt(SimState state, boolean insist) {
        SimCode kind = state.lock() == SimLock.PIN ? SimCode.PIN : SimCode.PUK;
        int left = state.triesLeft().orElse(UNCOUNTED_TRIES - wrongBefore.getOrDefault(counter(kind), 0));
        if (left <= 1 && !insist) {
            String tries = Math.max(0, left) + " of its tries left for the " + kind.word();
            throw failed(refused.length == 0 ? Reason.SIM_LOCKED : Reason.WRONG_PIN, tries);
        }
        boolean used = state.triesLeft().isPresent() && left < kind.tries();
        return attempt(kind, refused.length > 0 || used);
    }

    private boolean attempt(SimCode kind, boolean again) {
        char[] code = kind.asked(task, again, refused.length > 0);
        char[] fresh = {};
        try {
            if (Arrays.equals(code, refused)) {
                throw failed(Reason.WRONG_PIN, "the same " + kind.word() + " again");
            }
            if (kind == SimCode.PUK) {
                fresh = SimCode.PIN.asked(task, false, false);
            }
            return accepted(kind, code, fresh);
        } finally {
            Arrays.fill(code, '\0');
            Arrays.fill(fresh, '\0');
        }
    }

    private boolean accepted(SimCode kind, char[] code, char[] fresh) {
        try {
            task.raw(kind == SimCode.PIN ? pin(code) : puk(code, fresh));
            wrongBefore.remove(counter(kind));
            return true;
        } catch (BusException error) {
            if (!WRONG.contains(error.word())) {
                throw task.refusal(error);
            }
            wrongBefore.merge(counter(kind), 1, Integer::sum);
            if (kind == SimCode.PIN && error.word().equals("SimPuk")) {
                throw failed(Reason.WRONG_PIN, "the card wants its PUK now");
            }
            close();
            refused = code.clone();
            return false;
        }
    }

    /** D-Bus wants text, which cannot be wiped. */
    private Call pin(char[] code) {
        return task.to(sim(), ModemView.SIM, "SendPin").with("s", new String(code));
    }

    private Call puk(char[] code, char[] fresh) {
        return task.to(sim(), ModemView.SIM, "SendPuk").with("ss", new String(code), new String(fresh));
    }

    private String sim() {
        return modem.simPath()
                .orElseThrow(() -> new OpenFailedException(
                        task.subject(), new Failure(Stage.SIM, Reason.SIM_MISSING, "no card on the bus")));
    }

    private String counter(SimCode kind) {
        return kind + " " + modem.identifiers().iccid().or(modem::key).orElse("");
    }

    private OpenFailedException failed(Reason reason, String detail) {
        return new OpenFailedException(task.subject(), new Failure(Stage.SIM, reason, detail));
    }

    @Override
    public void close() {
        Arrays.fill(refused, '\0');
    }
}
