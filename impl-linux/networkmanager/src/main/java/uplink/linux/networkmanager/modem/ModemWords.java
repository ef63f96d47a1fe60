// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import uplink.cellular.AccessTechnology;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;

/** Numbers of {@code ModemManager-enums.h} in the words of the API. Pure. */
final class ModemWords {
    private static final long REG_HOME_SMS_ONLY = 6;
    private static final long REG_ROAMING_SMS_ONLY = 7;
    private static final long ANY_TECHNOLOGY = 0xFFFFFFFFL;

    private static final long GSM = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4;
    private static final long UMTS = 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9;
    private static final long LTE = 1 << 14;
    private static final long NR = 1 << 15;
    private static final long LTE_M = 1 << 16;
    private static final long NB_IOT = 1 << 17;

    private static final long FAILED_SIM_MISSING = 2;
    private static final long FAILED_SIM_ERROR = 3;
    private static final long FAILED_ESIM_WITHOUT_PROFILES = 5;

    private ModemWords() {}

    /** {@code MMModem3gppRegistrationState}; SMS-only and CSFB variants are at home or abroad as their names say. */
    static Registration registration(long code) {
        return switch ((int) code) {
            case 0 -> Registration.IDLE;
            case 1, 6, 9 -> Registration.HOME;
            case 2 -> Registration.SEARCHING;
            case 3 -> Registration.DENIED;
            case 5, 7, 10 -> Registration.ROAMING;
            // 11: attached for restricted local services, which is no subscription either
            case 8, 11 -> Registration.EMERGENCY_ONLY;
            default -> Registration.UNKNOWN;
        };
    }

    /** Registered for calls and messages at most. */
    static boolean withoutData(long code) {
        return code == REG_HOME_SMS_ONLY
                || code == REG_ROAMING_SMS_ONLY
                || registration(code) == Registration.EMERGENCY_ONLY;
    }

    /** {@code MMModemAccessTechnology}, several bits: the newest of them. CDMA and landlines have no word. */
    static AccessTechnology accessTechnology(long bits) {
        if (bits == ANY_TECHNOLOGY) {
            return AccessTechnology.UNKNOWN;
        }
        if ((bits & NR) != 0) {
            return AccessTechnology.NR;
        }
        if ((bits & LTE_M) != 0) {
            return AccessTechnology.LTE_M;
        }
        if ((bits & NB_IOT) != 0) {
            return AccessTechnology.NB_IOT;
        }
        if ((bits & LTE) != 0) {
            return AccessTechnology.LTE;
        }
        if ((bits & UMTS) != 0) {
            return AccessTechnology.UMTS;
        }
        return (bits & GSM) != 0 ? AccessTechnology.GSM : AccessTechnology.UNKNOWN;
    }

    /** {@code MMModemStateFailedReason} first, since a modem that failed knows no lock; then {@code MMModemLock}. */
    static SimLock simLock(long lock, long failedReason) {
        if (failedReason == FAILED_SIM_MISSING || failedReason == FAILED_ESIM_WITHOUT_PROFILES) {
            return SimLock.ABSENT;
        }
        if (failedReason == FAILED_SIM_ERROR) {
            return SimLock.FAULTY;
        }
        return switch ((int) lock) {
            case 1 -> SimLock.NONE;
            case 2 -> SimLock.PIN;
            case 4 -> SimLock.PUK;
            case 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 -> SimLock.OTHER;
            default -> SimLock.UNKNOWN;
        };
    }
}
