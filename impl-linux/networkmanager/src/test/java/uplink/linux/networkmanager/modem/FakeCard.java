// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;

/** ModemManager with one modem whose card counts its tries, as the calls to it see it. */
final class FakeCard implements Calls {
    static final String ERROR = "org.freedesktop.ModemManager1.Error.";

    final List<Call> sent = new ArrayList<>();
    final Map<String, String> refusals = new HashMap<>();
    int lock = 2;
    int pins = 3;
    int puks = 10;
    int failedReason;
    boolean counts = true;
    private String pin = "1234";

    @Override
    public List<Object> call(Call call, Duration patience) {
        if (!call.member().equals("GetAll")) {
            sent.add(call);
        }
        String refusal = refusals.get(call.member());
        if (refusal != null) {
            throw new BusException(refusal, "said with " + call.arguments());
        }
        return switch (call.member()) {
            case "GetAll" -> List.of(properties());
            case "SendPin" -> pin(text(call, 0));
            case "SendPuk" -> puk(text(call, 0), text(call, 1));
            default -> List.of();
        };
    }

    private static String text(Call call, int place) {
        return (String) call.arguments().get(place);
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "State", failedReason == 0 ? 2L : -1L,
                "StateFailedReason", (long) failedReason,
                "UnlockRequired", (long) lock));
        if (counts) {
            properties.put("UnlockRetries", Map.of("2", (long) pins, "4", (long) puks));
        }
        return properties;
    }

    private List<Object> pin(String given) {
        if (given.equals(pin)) {
            lock = 1;
            pins = 3;
            return List.of();
        }
        pins--;
        lock = pins == 0 ? 4 : 2;
        throw new BusException(ERROR + "MobileEquipment." + (pins == 0 ? "SimPuk" : "IncorrectPassword"), "wrong");
    }

    private List<Object> puk(String given, String fresh) {
        if (given.equals("87654321")) {
            pin = fresh;
            lock = 1;
            return List.of();
        }
        puks--;
        throw new BusException(ERROR + "MobileEquipment.IncorrectPassword", "wrong");
    }

    List<String> members() {
        return sent.stream().map(Call::member).toList();
    }
}
