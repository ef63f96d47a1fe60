// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.linux.networkmanager.bus.Signal;

class ModemPartsTest {
    private static final String MODEM = Modems.PATH + "/Modem/0";
    private static final String SIM = Modems.PATH + "/SIM/0";
    private static final String BEARER = Modems.PATH + "/Bearer/0";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final Mirror mirror = new Mirror();
    private final List<Call> asked = new ArrayList<>();
    private final Map<String, Map<String, Object>> objects = new HashMap<>();
    private final ModemParts parts = new ModemParts(mirror, this::answer, ":1.7", Duration.ofSeconds(1));

    private List<Object> answer(Call call, Duration patience) {
        asked.add(call);
        if (!objects.containsKey(call.path())) {
            throw new BusException("org.freedesktop.DBus.Error.UnknownObject", "");
        }
        return List.of(objects.get(call.path()));
    }

    private void modem(List<String> bearers) {
        mirror.replace(
                Map.of(MODEM, Map.of(ModemView.INTERFACE, Map.of("Device", "/sys/a", "Sim", SIM, "Bearers", bearers))));
    }

    private ModemView view() {
        return Modems.of(mirror).all().get(0);
    }

    @Test
    void whatAModemNamesIsReadOnce() {
        objects.put(SIM, Map.of("Imsi", "001010123456789"));
        objects.put(BEARER, Map.of("Connected", true));
        modem(List.of(BEARER));
        assertThat(parts.look()).isTrue();
        assertThat(view().identifiers().imsi()).contains("001010123456789");
        assertThat(view().bearers()).extracting(Bearer::connected).containsExactly(true);
        assertThat(parts.look()).isFalse();
        assertThat(asked).hasSize(2).allMatch(call -> call.destination().equals(":1.7"));
    }

    @Test
    void itsChangesAreTakenInAsThoseOfAllOthers() {
        objects.put(SIM, Map.of("Imsi", ""));
        modem(List.of());
        parts.look();
        assertThat(mirror.take(new Signal(
                        SIM,
                        PROPERTIES,
                        "PropertiesChanged",
                        List.of(ModemView.SIM, Map.of("Imsi", "001010123456789"), List.of()))))
                .isTrue();
        assertThat(view().identifiers().imsi()).contains("001010123456789");
    }

    @Test
    void whatIsNamedNoLongerIsForgotten() {
        objects.put(SIM, Map.of());
        objects.put(BEARER, Map.of());
        modem(List.of(BEARER));
        parts.look();
        mirror.take(new Signal(
                MODEM,
                PROPERTIES,
                "PropertiesChanged",
                List.of(ModemView.INTERFACE, Map.of("Bearers", List.of()), List.of())));
        assertThat(parts.look()).isTrue();
        assertThat(mirror.paths(Bearer.INTERFACE)).isEmpty();
        assertThat(mirror.paths(ModemView.SIM)).containsExactly(SIM);
        mirror.take(new Signal(
                Modems.PATH,
                "org.freedesktop.DBus.ObjectManager",
                "InterfacesRemoved",
                List.of(MODEM, List.of(ModemView.INTERFACE))));
        assertThat(parts.look()).isTrue();
        assertThat(mirror.paths(ModemView.SIM)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsTriedAgain() {
        modem(List.of());
        assertThat(parts.look()).isFalse();
        assertThat(view().identifiers().imsi()).isEmpty();
        objects.put(SIM, Map.of("Imsi", "001010123456789"));
        assertThat(parts.look()).isTrue();
        assertThat(view().identifiers().imsi()).isPresent();
    }
}
