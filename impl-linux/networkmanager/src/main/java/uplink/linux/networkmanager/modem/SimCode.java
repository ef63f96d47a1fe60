// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.Arrays;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;
import uplink.profile.OpenFailedException;
import uplink.profile.Secret;

/** What opens a card; lengths and tries as TS 31.101 and TS 102 221 have them. */
enum SimCode {
    /** The subscriber's own. */
    PIN("pin", 4, 3),
    /** The operator's, after too many wrong PINs; after too many wrong PUKs the card is waste. */
    PUK("puk", 8, 10);

    private static final int LONGEST = 8;

    private final String word;
    private final int shortest;
    private final int tries;

    SimCode(String word, int shortest, int tries) {
        this.word = word;
        this.shortest = shortest;
        this.tries = tries;
    }

    /** As a secret source is asked for it. */
    String word() {
        return word;
    }

    /** How often a card lets it be tried that has not seen a wrong one. */
    int tries() {
        return tries;
    }

    /**
     * Asks for it; the caller wipes the answer.
     *
     * @param again a wrong one was given, by whomever
     * @param wrongHere one was given in this command
     */
    char[] asked(Task task, boolean again, boolean wrongHere) {
        Secret secret = task.context()
                .secrets()
                .secret(task.subject(), word, again)
                .orElseThrow(() -> new OpenFailedException(
                        task.subject(),
                        new Failure(Stage.SIM, wrongHere ? Reason.WRONG_PIN : Reason.NO_SECRET, "no " + word)));
        char[] code = secret.reveal();
        if (!shaped(code)) {
            Arrays.fill(code, '\0');
            String digits = shortest == LONGEST ? "8" : shortest + " to " + LONGEST;
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT, task.subject(), "a " + word + " has " + digits + " digits");
        }
        return code;
    }

    private boolean shaped(char[] code) {
        boolean digits = code.length >= shortest && code.length <= LONGEST;
        for (char one : code) {
            digits &= one >= '0' && one <= '9';
        }
        return digits;
    }
}
