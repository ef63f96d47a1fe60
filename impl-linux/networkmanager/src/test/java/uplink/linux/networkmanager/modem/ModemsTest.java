// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uplink.cellular.CellularState;

class ModemsTest {
    private final FakeModem first = new FakeModem(7, "/sys/devices/a");
    private final FakeModem second = new FakeModem(2, "/sys/devices/b");

    private CellularState best() {
        return FakeModem.modems(first, second)
                .status(modem -> Allowance.ALL)
                .orElseThrow()
                .cellularState();
    }

    @Test
    void theyAreFoundByKeyByCardAndByWhatNetworkManagerCallsThem() {
        Modems modems = FakeModem.modems(first, second);
        assertThat(modems.all()).extracting(ModemView::path).containsExactly(first.path(), second.path());
        assertThat(modems.find("/sys/devices/b")).map(ModemView::path).contains(second.path());
        assertThat(modems.find("894900000000000007")).map(ModemView::path).contains(first.path());
        assertThat(modems.at(second.path())).map(ModemView::device).isPresent();
        assertThat(modems.find(first.path())).isEmpty();
        assertThat(modems.at("/sys/devices/b")).isEmpty();
    }

    @Test
    void theBestSpeaksForAll() {
        assertThat(best()).isEqualTo(CellularState.AVAILABLE);
        second.state(11);
        assertThat(best()).isEqualTo(CellularState.CONNECTED);
        second.state(-1);
        first.state(3);
        assertThat(best()).isEqualTo(CellularState.OUT_OF_SERVICE);
        first.modem.put("PowerState", 1);
        assertThat(best()).isEqualTo(CellularState.OUT_OF_SERVICE);
        second.state(3).modem.put("PowerState", 1);
        assertThat(best()).isEqualTo(CellularState.FLIGHT_MODE);
    }

    @Test
    void anotherThatIsOnlyAsGoodDoesNotTakeItsPlace() {
        second.modem.put("SignalQuality", new Object[] {100, true});
        assertThat(FakeModem.modems(second, first).best(modem -> Allowance.ALL))
                .map(ModemView::path)
                .contains(first.path());
    }

    @Test
    void eachHasAnAllowanceOfItsOwn() {
        first.registration(5);
        second.registration(5);
        assertThat(FakeModem.modems(first, second)
                        .best(modem -> new Allowance(true, modem.path().equals(second.path()))))
                .map(ModemView::path)
                .contains(second.path());
    }

    @Test
    void noModemIsNoStatus() {
        assertThat(Modems.NONE.status(modem -> Allowance.ALL)).isEmpty();
        first.modem.remove("Device");
        first.modem.remove("Sim");
        assertThat(FakeModem.modems(first).all()).isEqualTo(List.of());
    }
}
