// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uplink.cellular.AccessTechnology;
import uplink.cellular.CellularState;
import uplink.cellular.RadioQuality;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.profile.Failure;

/** The simulated modem, with two SIM slots. For who holds the world's lock. */
public final class Modem {
    /** Slots, from 0. */
    public static final int SLOTS = 2;

    private final List<SimCard> cards = List.of(new SimCard(SimLock.NONE), new SimCard(SimLock.ABSENT));
    private final Set<String> rejectedApns = new HashSet<>();
    private final Map<String, String> logins = new HashMap<>();
    private int slot;
    private boolean powered = true;
    private Registration registration = Registration.HOME;
    private int rejectCause;
    private boolean roamingAllowed;
    private AccessTechnology technology = AccessTechnology.LTE;
    private Optional<RadioQuality> quality = Optional.empty();

    Modem() {}

    /** The card of a slot, from 0. */
    public SimCard card(int number) {
        return cards.get(number);
    }

    /** The card of the slot in use. */
    public SimCard card() {
        return cards.get(slot);
    }

    /** The slot in use. */
    public int slot() {
        return slot;
    }

    /** Uses another slot. */
    public void slot(int value) {
        slot = value;
    }

    /** Not in flight mode. */
    public boolean powered() {
        return powered;
    }

    /** Ends flight mode, or begins it. */
    public void powered(boolean value) {
        if (value && !powered && card().usable()) {
            registration = Registration.HOME;
        }
        powered = value;
    }

    /** With which network it is registered: none without power or a card. */
    public Registration registration() {
        return powered && card().usable() ? registration : Registration.IDLE;
    }

    /** What the network says; {@code cause} is 0 when it gives none. */
    public void registration(Registration value, int cause) {
        registration = value;
        rejectCause = cause;
    }

    /** Why the network denies; 0 when it gives no cause. */
    public int rejectCause() {
        return registration() == Registration.DENIED ? rejectCause : 0;
    }

    /** Allows data abroad to every profile. */
    public void roamingAllowed(boolean value) {
        roamingAllowed = value;
    }

    /** Generation of the radio. */
    public AccessTechnology technology() {
        return technology;
    }

    /** Changes the generation. */
    public void technology(AccessTechnology value) {
        technology = value;
    }

    /** What was measured last; empty for what is usual. */
    public Optional<RadioQuality> quality() {
        return quality;
    }

    /** Measures something else. */
    public void quality(RadioQuality value) {
        quality = Optional.of(value);
    }

    /** Has the network accept or reject an access point name. */
    public void apn(String apn, boolean accepted) {
        if (accepted) {
            rejectedApns.remove(apn);
        } else {
            rejectedApns.add(apn);
        }
    }

    /** The network behind {@code apn} lets in {@code user} alone. */
    public void login(String apn, String user) {
        logins.put(apn, user);
    }

    boolean rejects(String apn) {
        return rejectedApns.contains(apn);
    }

    Optional<String> login(String apn) {
        return Optional.ofNullable(logins.get(apn));
    }

    /** Abroad, where only some may. */
    public boolean roams() {
        return registration() == Registration.ROAMING;
    }

    boolean mayRoam() {
        return roamingAllowed;
    }

    /** Why there is no service; empty when there is. */
    Optional<Failure> noService() {
        if (!powered) {
            return failure(Failure.Stage.RADIO, Failure.Reason.RADIO_OFF);
        }
        return card().problem().or(() -> switch (registration()) {
            case HOME, ROAMING -> Optional.empty();
            case DENIED -> failure(Failure.Stage.REGISTER, Failure.Reason.REGISTRATION_DENIED);
            default -> failure(Failure.Stage.REGISTER, Failure.Reason.NO_SERVICE);
        });
    }

    /** As applications see it. */
    public CellularState state(boolean connected) {
        if (!powered) {
            return CellularState.FLIGHT_MODE;
        }
        if (noService().isPresent()) {
            return registration() == Registration.EMERGENCY_ONLY
                    ? CellularState.CALL_ONLY_AVAILABLE
                    : CellularState.OUT_OF_SERVICE;
        }
        if (connected) {
            return CellularState.CONNECTED;
        }
        return roams() && !roamingAllowed ? CellularState.ROAMING_OFF : CellularState.AVAILABLE;
    }

    private static Optional<Failure> failure(Failure.Stage stage, Failure.Reason reason) {
        return Optional.of(World.failure(stage, reason));
    }
}
