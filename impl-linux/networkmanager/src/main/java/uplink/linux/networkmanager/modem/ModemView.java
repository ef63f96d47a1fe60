// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.cellular.AccessTechnology;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.Identifiers;
import uplink.cellular.RadioQuality;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

/** One modem as ModemManager has it, with its SIM card and its bearers. Immutable: it stays as it was when it was taken. */
public final class ModemView {
    static final String INTERFACE = "org.freedesktop.ModemManager1.Modem";
    static final String MODEM_3GPP = INTERFACE + ".Modem3gpp";
    static final String SIGNAL = INTERFACE + ".Signal";
    static final String SIM = "org.freedesktop.ModemManager1.Sim";

    private static final long POWER_OFF = 1;
    private static final long POWER_LOW = 2;
    private static final long PACKETS_DETACHED = 1;
    private static final long PORT_NET = 2;
    private static final long IMEI_DIGITS = 15;
    private static final long UNKNOWN_REGISTRATION = 4;

    private final String path;
    private final Fields modem;
    private final Fields network;
    private final Fields card;
    private final Fields signal;
    private final List<Bearer> bearers;

    ModemView(Mirror mirror, String path) {
        this.path = path;
        modem = mirror.of(path, INTERFACE);
        network = mirror.of(path, MODEM_3GPP);
        signal = mirror.of(path, SIGNAL);
        card = simPath().map(sim -> mirror.of(sim, SIM)).orElse(Fields.EMPTY);
        bearers = modem.texts("Bearers").stream()
                .filter(bearer -> mirror.has(bearer, Bearer.INTERFACE))
                .map(bearer -> new Bearer(bearer, mirror.of(bearer, Bearer.INTERFACE)))
                .toList();
    }

    /** Object on the bus, good for this owner of the name only; NetworkManager has it as {@code Device.Udi}. Never a key. */
    public String path() {
        return path;
    }

    /** SIM card on the bus that is in use, good for this owner of the name only. */
    public Optional<String> simPath() {
        return modem.path("Sim");
    }

    /** What it is called by, which survives replugging and restarts: where it is plugged in, else the card that it holds. */
    public Optional<String> key() {
        return device().or(() -> identifiers().iccid()).or(() -> modem.text("DeviceIdentifier"));
    }

    /** Path below {@code /sys} of the hardware. */
    public Optional<String> device() {
        return modem.text("Device");
    }

    /** Maker and model, for people; may be empty. */
    public String name() {
        return (modem.text("Manufacturer").orElse("") + " "
                        + modem.text("Model").orElse(""))
                .strip();
    }

    /** Interfaces of the kernel that are part of it, also while no bearer uses them. */
    public List<String> interfaces() {
        return modem.list("Ports").stream()
                .filter(port -> port instanceof List<?> pair
                        && pair.size() > 1
                        && pair.get(1).equals(PORT_NET))
                .map(port -> String.valueOf(((List<?>) port).get(0)))
                .toList();
    }

    /** Names of modem and card. */
    public Identifiers identifiers() {
        Optional<String> imei = network.text("Imei")
                .or(() -> modem.text("EquipmentIdentifier").filter(text -> text.length() == IMEI_DIGITS));
        return new Identifiers(imei, card.text("Imsi"), card.text("SimIdentifier"));
    }

    /** Which of several cards is in use, from 0; 0 for a modem with one. */
    public int simSlot() {
        return (int) Math.max(0, modem.number("PrimarySimSlot", 0) - 1);
    }

    /** How far ModemManager has come with it. */
    public ModemState state() {
        return ModemState.of(modem.number("State", 0));
    }

    /** What the card waits for. */
    public SimLock simLock() {
        return new SimState(modem).lock();
    }

    /** How often a code may still be tried that the card waits for; empty where the modem does not tell. */
    public OptionalInt triesLeft() {
        return new SimState(modem).triesLeft();
    }

    /** With which network it is registered. */
    public Registration registration() {
        return ModemWords.registration(registrationCode());
    }

    private long registrationCode() {
        return network.number("RegistrationState", UNKNOWN_REGISTRATION);
    }

    /** Why the network refused, TS 24.008 10.5.3.6; told since ModemManager 1.24, while it is refused. */
    public OptionalInt rejectCause() {
        return network.fields("NetworkRejection").number("error").stream()
                .mapToInt(cause -> (int) cause)
                .filter(cause -> cause > 0)
                .findFirst();
    }

    /** Generation of the radio. */
    public AccessTechnology accessTechnology() {
        return ModemWords.accessTechnology(modem.number("AccessTechnologies", 0));
    }

    /** What the modem measures; nothing unless somebody has asked it to: {@link ModemCommands#measure}. */
    public RadioQuality quality() {
        return radio().radioQuality();
    }

    /** Strength of the signal: measured, or else reckoned from per cent by ModemManager's own rule; empty unless registered. */
    public OptionalInt signalDbm() {
        return registered() ? radio().dbm() : OptionalInt.empty();
    }

    /** The same as ModemManager has it, of 100. */
    public OptionalInt signalPercent() {
        return registered() ? radio().percent() : OptionalInt.empty();
    }

    private Radio radio() {
        return new Radio(signal, modem.list("SignalQuality"));
    }

    private boolean registered() {
        return registration() == Registration.HOME || registration() == Registration.ROAMING;
    }

    /** How far the mobile network is usable by it. */
    public CellularState cellularState(Allowance allowance) {
        ModemState state = state();
        if (state == ModemState.CONNECTED) {
            return CellularState.CONNECTED;
        }
        if (state == ModemState.UNKNOWN && !modem.has("State")) {
            return CellularState.UNKNOWN;
        }
        if (state == ModemState.FAILED || state == ModemState.LOCKED) {
            return CellularState.OUT_OF_SERVICE;
        }
        if (radioOff(allowance)) {
            return CellularState.FLIGHT_MODE;
        }
        return state.atLeast(ModemState.ENABLED) ? inNetwork(allowance) : CellularState.OUT_OF_SERVICE;
    }

    private boolean radioOff(Allowance allowance) {
        long power = modem.number("PowerState", 0);
        return power == POWER_OFF || power == POWER_LOW || state() == ModemState.DISABLED && !allowance.radio();
    }

    private CellularState inNetwork(Allowance allowance) {
        if (ModemWords.withoutData(registrationCode())) {
            return CellularState.CALL_ONLY_AVAILABLE;
        }
        if (!state().atLeast(ModemState.REGISTERED)) {
            return CellularState.OUT_OF_SERVICE;
        }
        if (network.number("PacketServiceState", 0) == PACKETS_DETACHED) {
            return CellularState.CALL_ONLY_AVAILABLE;
        }
        boolean refused = registration() == Registration.ROAMING && !allowance.roaming();
        return refused ? CellularState.ROAMING_OFF : CellularState.AVAILABLE;
    }

    /** Everything that the API says of mobile networks, of this modem. */
    public CellularStatus status(Allowance allowance) {
        return CellularStatus.builder(cellularState(allowance))
                .operator(network.text("OperatorName"), network.text("OperatorCode"))
                .registration(registration(), rejectCause())
                .accessTechnology(accessTechnology())
                .quality(quality())
                .signalDbm(signalDbm())
                .simLock(simLock())
                .identifiers(identifiers())
                .build();
    }

    /** Why no data can pass by it: the modem itself, its card, or a network that refuses; empty when nothing is wrong. */
    public Optional<Failure> failure() {
        return new SimState(modem).failure().or(this::refusal);
    }

    private Optional<Failure> refusal() {
        if (registration() != Registration.DENIED) {
            return Optional.empty();
        }
        return Optional.of(rejectCause().stream()
                .mapToObj(ModemFailures::refused)
                .findFirst()
                .orElse(new Failure(Stage.REGISTER, Reason.REGISTRATION_DENIED, "")));
    }

    /** Its data connections, those too that are down. */
    public List<Bearer> bearers() {
        return bearers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModemView one
                && path.equals(one.path)
                && List.of(modem, network, card, signal).equals(List.of(one.modem, one.network, one.card, one.signal))
                && bearers.equals(one.bearers);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return "Modem[" + device().orElse("") + ", " + state() + ", " + registration() + "]";
    }
}
