// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.Arrays;

/** How far ModemManager has come with a modem; {@code MMModemState}, in its order. */
public enum ModemState {
    /** It cannot be used: see {@link ModemView#failure()}. */
    FAILED(-1),
    /** ModemManager cannot tell, or tells what is not known here. */
    UNKNOWN(0),
    /** Just found. */
    INITIALIZING(1),
    /** The SIM card waits for its PIN or PUK. */
    LOCKED(2),
    /** Not in use. */
    DISABLED(3),
    /** On the way to {@link #DISABLED}. */
    DISABLING(4),
    /** On the way to {@link #ENABLED}. */
    ENABLING(5),
    /** In use, with no network. */
    ENABLED(6),
    /** Looking for a network. */
    SEARCHING(7),
    /** Registered with a network. */
    REGISTERED(8),
    /** On the way back to {@link #REGISTERED}. */
    DISCONNECTING(9),
    /** On the way to {@link #CONNECTED}. */
    CONNECTING(10),
    /** At least one bearer is connected. */
    CONNECTED(11);

    private final int code;

    ModemState(int code) {
        this.code = code;
    }

    static ModemState of(long code) {
        return Arrays.stream(values())
                .filter(state -> state.code == code)
                .findFirst()
                .orElse(UNKNOWN);
    }

    boolean atLeast(ModemState other) {
        return code >= other.code;
    }
}
