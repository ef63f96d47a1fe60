// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import uplink.profile.ConnectionException;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;

/** What somebody at a prompt may do about a failure. Pure. */
final class Advice {
    private Advice() {}

    /** Stands behind the message; empty when there is nothing to say. */
    static String on(ConnectionException failed) {
        if (failed instanceof OpenFailedException open) {
            return on(open.failure().reason(), failed.subject().orElse("ID"));
        }
        return switch (failed.code()) {
            case TIMED_OUT, NO_REPLY -> "; try again, or wait longer with --timeout SECONDS";
            case BUSY, STALE -> "; try again";
            case NOT_MANAGED -> "; the operator's 'manage' list says what may be changed";
            case NOT_SUPPORTED -> "; 'uplink backends' shows who is there";
            default -> "";
        };
    }

    private static String on(Failure.Reason reason, String subject) {
        return switch (reason) {
            case WRONG_KEY, NO_SECRET -> "; give the right one: uplink set " + subject + " wifi.passphrase";
            case SIM_LOCKED, WRONG_PIN -> "; give the PIN: uplink unlock";
            case RADIO_OFF -> "; switch it on: uplink radio wifi|cellular on";
            case APN_REJECTED -> "; give the right one: uplink set " + subject + " cellular.apn=NAME";
            case LOGIN_REFUSED -> "; check user and password of " + subject;
            case ROAMING_NOT_ALLOWED -> "; allow it: uplink set " + subject + " cellular.roaming=yes";
            case NO_CARRIER -> "; put the cable in";
            default ->
                switch (reason.remedy()) {
                    case RETRY -> "; trying again may help";
                    case WAIT -> "; it comes back by itself";
                    case FIX -> "";
                };
        };
    }
}
