// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import uplink.linux.networkmanager.bus.Mirror;

/** Properties of one modem, its card and its bearers, as ModemManager would give them. */
final class FakeModem {
    final Map<String, Object> modem = new HashMap<>();
    final Map<String, Object> network = new HashMap<>();
    final Map<String, Object> signal = new HashMap<>();
    final Map<String, Object> card = new HashMap<>();
    final List<Map<String, Object>> bearers = new ArrayList<>();
    private final int number;

    FakeModem(int number, String device) {
        this.number = number;
        modem.put("Device", device);
        modem.put("Sim", "/org/freedesktop/ModemManager1/SIM/" + number);
        modem.put("State", 8);
        modem.put("PowerState", new UInt32(3));
        modem.put("UnlockRequired", new UInt32(1));
        modem.put("SignalQuality", new Object[] {new UInt32(50), true});
        network.put("RegistrationState", new UInt32(1));
        network.put("PacketServiceState", new UInt32(2));
        card.put("SimIdentifier", "89490000000000000" + number);
    }

    FakeModem state(int state) {
        modem.put("State", state);
        return this;
    }

    FakeModem registration(int code) {
        network.put("RegistrationState", new UInt32(code));
        return this;
    }

    String path() {
        return "/org/freedesktop/ModemManager1/Modem/" + number;
    }

    private void into(Map<String, Map<String, Map<String, Object>>> managed) {
        List<String> paths = new ArrayList<>();
        for (Map<String, Object> bearer : bearers) {
            String path = "/org/freedesktop/ModemManager1/Bearer/" + number + paths.size();
            paths.add(path);
            managed.put(path, Map.of(Bearer.INTERFACE, bearer));
        }
        modem.put("Bearers", paths);
        managed.put(
                path(), Map.of(ModemView.INTERFACE, modem, ModemView.MODEM_3GPP, network, ModemView.SIGNAL, signal));
        managed.put("/org/freedesktop/ModemManager1/SIM/" + number, Map.of(ModemView.SIM, card));
    }

    static Modems modems(FakeModem... all) {
        Map<String, Map<String, Map<String, Object>>> managed = new HashMap<>();
        for (FakeModem one : all) {
            one.into(managed);
        }
        Mirror mirror = new Mirror();
        mirror.replace(managed);
        return Modems.of(mirror);
    }

    ModemView view() {
        return modems(this).all().get(0);
    }
}
