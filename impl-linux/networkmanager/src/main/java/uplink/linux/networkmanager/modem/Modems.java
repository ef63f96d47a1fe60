// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.linux.networkmanager.bus.Mirror;

/**
 * The modems that ModemManager has, ordered by their keys. Immutable.
 *
 * @param all each with a key; an object that says neither where it is plugged in nor which card it holds is no modem yet
 */
public record Modems(List<ModemView> all) {
    /** ModemManager on the bus. */
    public static final String NAME = "org.freedesktop.ModemManager1";
    /** Its object manager, and the only way to list modems. */
    public static final String PATH = "/org/freedesktop/ModemManager1";

    /** No ModemManager, or none plugged in. */
    public static final Modems NONE = new Modems(List.of());

    /** Best first: what carries data, what could, what needs somebody's leave, what cannot; off is worse, since all must be off. */
    private static final List<CellularState> BEST = List.of(
            CellularState.CONNECTED,
            CellularState.AVAILABLE,
            CellularState.ROAMING_OFF,
            CellularState.CALL_ONLY_AVAILABLE,
            CellularState.OUT_OF_SERVICE,
            CellularState.FLIGHT_MODE,
            CellularState.UNKNOWN);

    public Modems {
        all = List.copyOf(all);
    }

    /** As {@code mirror} has them now. */
    public static Modems of(Mirror mirror) {
        return new Modems(mirror.paths(ModemView.INTERFACE).stream()
                .map(path -> new ModemView(mirror, path))
                .filter(modem -> modem.key().isPresent())
                .sorted(Comparator.comparing(modem -> modem.key().orElseThrow()))
                .toList());
    }

    /** The one with that key, or that holds the card with that ICCID. */
    public Optional<ModemView> find(String key) {
        return all.stream()
                .filter(modem -> modem.key().filter(key::equals).isPresent())
                .findFirst()
                .or(() -> all.stream()
                        .filter(modem ->
                                modem.identifiers().iccid().filter(key::equals).isPresent())
                        .findFirst());
    }

    /** The one that is {@code path} now: NetworkManager's {@code Device.Udi}. */
    public Optional<ModemView> at(String path) {
        return all.stream().filter(modem -> modem.path().equals(path)).findFirst();
    }

    /**
     * The one that speaks for all: whose state is the best, in the order CONNECTED, AVAILABLE, ROAMING_OFF, CALL_ONLY_AVAILABLE,
     * OUT_OF_SERVICE, FLIGHT_MODE; of several the first by key, so that it does not change with the weather.
     */
    public Optional<ModemView> best(Function<ModemView, Allowance> allowances) {
        return all.stream()
                .min(Comparator.comparingInt(modem -> BEST.indexOf(modem.cellularState(allowances.apply(modem)))));
    }

    /** Status of the best; empty without any modem. */
    public Optional<CellularStatus> status(Function<ModemView, Allowance> allowances) {
        return best(allowances).map(modem -> modem.status(allowances.apply(modem)));
    }
}
