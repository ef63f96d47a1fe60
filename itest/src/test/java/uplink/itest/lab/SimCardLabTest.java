// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uplink.cellular.CellularState;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.linux.networkmanager.modem.Allowance;
import uplink.linux.networkmanager.modem.ModemState;
import uplink.linux.networkmanager.modem.ModemView;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.OpenFailedException;
import uplink.profile.Secret;
import uplink.profile.SecretSource;

/** SIM cards and their codes, with the real ModemManager. */
class SimCardLabTest extends OnModemManager {
    /** A source that has these codes and tells what it was asked for. */
    record Codes(Deque<String> codes, List<String> questions) implements SecretSource {
        Codes(String... codes) {
            this(new ArrayDeque<>(List.of(codes)), new ArrayList<>());
        }

        @Override
        public Optional<Secret> secret(String subject, String what, boolean again) {
            questions.add(what + (again ? " again" : ""));
            return Optional.ofNullable(codes.poll()).map(code -> Secret.of(code.toCharArray()));
        }
    }

    private void unlock(ModemView view, Codes codes) {
        host.commands().unlock(view, ModemHost.KEY, CommandFor.asking(codes), false);
    }

    private Failure refused(ModemView view, Codes codes) {
        return catchThrowableOfType(OpenFailedException.class, () -> unlock(view, codes))
                .failure();
    }

    private ModemView locked(int tries) throws Exception {
        host.modem().lock("1234", tries);
        host.plug();
        return host.until(
                "locked", one -> one.simLock() == SimLock.PIN && one.simPath().isPresent());
    }

    @Test
    void aWrongPinIsSaidAndTheRightOneOpens() throws Exception {
        ModemView view = locked(3);
        assertThat(view.state()).isEqualTo(ModemState.LOCKED);
        assertThat(view.triesLeft()).hasValue(3);
        assertThat(view.cellularState(Allowance.ALL)).isEqualTo(CellularState.OUT_OF_SERVICE);
        assertThat(view.failure()).map(Failure::reason).contains(Reason.SIM_LOCKED);
        assertThat(refused(view, new Codes("9999")).reason()).isEqualTo(Reason.WRONG_PIN);
        host.until("counted", one -> one.triesLeft().orElse(0) == 2);
        Codes codes = new Codes("1234");
        unlock(view, codes);
        assertThat(codes.questions()).containsExactly("pin again");
        host.until("open", one -> one.simLock() == SimLock.NONE && one.state() == ModemState.DISABLED);
        host.commands().radio(view, true, ModemHost.KEY, CommandFor.tenSeconds());
        registered(Registration.HOME);
    }

    @Test
    void theLastTryIsLeftToPeople() throws Exception {
        ModemView view = locked(3);
        assertThat(refused(view, new Codes("9999", "8888", "7777")).reason()).isEqualTo(Reason.WRONG_PIN);
        assertThat(host.modem().pinsLeft()).isEqualTo(1);
        Codes none = new Codes("1234");
        assertThat(refused(view, none).reason()).isEqualTo(Reason.SIM_LOCKED);
        assertThat(none.questions()).isEmpty();
        assertThat(host.modem().pinsLeft()).isEqualTo(1);
    }

    @Test
    void aCardWithoutTriesIsOpenedByItsPuk() throws Exception {
        ModemView view = locked(1);
        OpenFailedException lost = catchThrowableOfType(
                OpenFailedException.class,
                () -> host.commands().unlock(view, ModemHost.KEY, CommandFor.asking(new Codes("9999")), true));
        assertThat(lost.failure().reason()).isEqualTo(Reason.WRONG_PIN);
        ModemView again = host.until(
                "the modem anew, with a PUK", one -> !one.path().equals(view.path()) && one.simLock() == SimLock.PUK);
        Codes codes = new Codes(AtCard.PUK, "4321");
        unlock(again, codes);
        assertThat(codes.questions()).containsExactly("puk", "pin");
        host.until("open", one -> one.simLock() == SimLock.NONE && one.state() == ModemState.DISABLED);
    }

    @Test
    void noCardIsSaid() throws Exception {
        host.modem().removeCard();
        host.plug();
        ModemView view = host.until("failed", one -> one.state() == ModemState.FAILED);
        assertThat(view.simLock()).isEqualTo(SimLock.ABSENT);
        assertThat(view.failure()).map(Failure::reason).contains(Reason.SIM_MISSING);
        assertThat(view.cellularState(Allowance.ALL)).isEqualTo(CellularState.OUT_OF_SERVICE);
        assertThat(refused(view, new Codes("1234")).reason()).isEqualTo(Reason.SIM_MISSING);
    }
}
