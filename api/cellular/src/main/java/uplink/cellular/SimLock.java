// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

/** What the SIM card waits for; ModemManager {@code MMModemLock}, oFono {@code PinRequired}. */
public enum SimLock {
    /** Nothing. */
    NONE,
    /** Its PIN. */
    PIN,
    /** Its PUK, after too many wrong PINs. */
    PUK,
    /** Something else: PIN2, or a lock of device, network or operator. */
    OTHER,
    /** There is no card. */
    ABSENT,
    /** The card does not answer. */
    FAULTY,
    /** The backend could not tell. */
    UNKNOWN
}
