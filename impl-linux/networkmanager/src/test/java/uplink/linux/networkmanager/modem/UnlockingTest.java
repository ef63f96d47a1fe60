// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.OpenFailedException;

class UnlockingTest {
    private static final String SUBJECT = "networkmanager:gsm";

    private final FakeCard card = new FakeCard();
    private final ModemView modem = new FakeModem(0, "/sys/devices/usb1/1-1").view();
    private final ModemCommands commands = new ModemCommands(card, ":1.7");

    private void unlock(Asked asked) {
        commands.unlock(modem, SUBJECT, asked, false);
    }

    private Failure refusal(Asked asked) {
        return catchThrowableOfType(OpenFailedException.class, () -> unlock(asked))
                .failure();
    }

    @Test
    void theRightPinIsAskedForOnceAndSentToTheCard() {
        Asked asked = new Asked("1234");
        unlock(asked);
        assertThat(asked.questions).containsExactly(SUBJECT + " pin");
        assertThat(card.members()).containsExactly("SendPin");
        assertThat(card.sent.get(0).path()).isEqualTo(modem.simPath().orElseThrow());
        assertThat(card.sent.get(0).destination()).isEqualTo(":1.7");
    }

    @Test
    void anOpenCardIsLeftAlone() {
        card.lock = 1;
        Asked asked = new Asked();
        unlock(asked);
        assertThat(asked.questions).isEmpty();
        assertThat(card.sent).isEmpty();
    }

    @Test
    void afterAWrongOneItAsksAgain() {
        Asked asked = new Asked("9999", "1234");
        unlock(asked);
        assertThat(asked.questions).containsExactly(SUBJECT + " pin", SUBJECT + " pin again");
        assertThat(card.members()).containsExactly("SendPin", "SendPin");
    }

    @Test
    void theLastTryIsLeft() {
        assertThat(refusal(new Asked("9999", "8888", "7777")).reason()).isEqualTo(Reason.WRONG_PIN);
        assertThat(card.pins).isEqualTo(1);
        Asked next = new Asked("1234");
        assertThat(refusal(next).reason()).isEqualTo(Reason.SIM_LOCKED);
        assertThat(next.questions).isEmpty();
        assertThat(card.pins).isEqualTo(1);
    }

    @Test
    void whoInsistsMayUseTheLastTry() {
        card.pins = 1;
        Asked asked = new Asked("1234");
        commands.unlock(modem, SUBJECT, asked, true);
        assertThat(asked.questions).containsExactly(SUBJECT + " pin again");
        assertThat(card.lock).isEqualTo(1);
    }

    @Test
    void theLastTryLostIsSaidAndThePukNotAskedFor() {
        card.pins = 1;
        Asked asked = new Asked("9999", "87654321");
        OpenFailedException failed =
                catchThrowableOfType(OpenFailedException.class, () -> commands.unlock(modem, SUBJECT, asked, true));
        assertThat(failed.failure().reason()).isEqualTo(Reason.WRONG_PIN);
        assertThat(failed.failure().detail()).contains("PUK");
        assertThat(asked.questions).hasSize(1);
    }

    @Test
    void theSameAgainCostsNoTry() {
        Asked asked = new Asked("9999", "9999");
        assertThat(refusal(asked).reason()).isEqualTo(Reason.WRONG_PIN);
        assertThat(card.pins).isEqualTo(2);
    }

    @Test
    void noneIsNoSecretAndNoOtherIsWrongPin() {
        assertThat(refusal(new Asked()).reason()).isEqualTo(Reason.NO_SECRET);
        assertThat(refusal(new Asked("9999")).reason()).isEqualTo(Reason.WRONG_PIN);
    }

    @ParameterizedTest
    @CsvSource({"123", "123456789", "12a4", "''", "١٢٣٤"})
    void whatCannotBeAPinCostsNoTry(String text) {
        assertThat(code(() -> unlock(new Asked(text)))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(card.sent).isEmpty();
    }

    @Test
    void aCardThatDoesNotCountIsTriedOnceAndNoMoreUntilSomebodyInsists() {
        card.counts = false;
        assertThat(refusal(new Asked("9999", "8888")).reason()).isEqualTo(Reason.WRONG_PIN);
        assertThat(card.pins).isEqualTo(2);
        Asked next = new Asked("1234");
        assertThat(refusal(next).reason()).isEqualTo(Reason.SIM_LOCKED);
        commands.unlock(modem, SUBJECT, next, true);
        card.lock = 2;
        unlock(new Asked("1234"));
        assertThat(card.lock).isEqualTo(1);
    }

    @Test
    void aPukIsAskedForWithANewPin() {
        card.lock = 4;
        Asked asked = new Asked("11111111", "4321", "87654321", "4321");
        unlock(asked);
        assertThat(asked.questions)
                .containsExactly(SUBJECT + " puk", SUBJECT + " pin", SUBJECT + " puk again", SUBJECT + " pin");
        assertThat(card.sent.get(1).arguments()).containsExactly("87654321", "4321");
        assertThat(card.lock).isEqualTo(1);
    }

    @Test
    void theLastPukIsLeft() {
        card.lock = 4;
        card.puks = 1;
        Asked asked = new Asked("87654321", "4321");
        assertThat(refusal(asked).reason()).isEqualTo(Reason.SIM_LOCKED);
        assertThat(asked.questions).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, SIM_MISSING", "3, SIM_FAULTY", "5, SIM_MISSING"})
    void noCardAndABrokenOneAreSaid(int failedReason, Reason reason) {
        card.failedReason = failedReason;
        card.lock = 0;
        assertThat(refusal(new Asked("1234")).reason()).isEqualTo(reason);
    }

    @Test
    void aLockThatIsNotTheCardsCannotBeOpened() {
        card.lock = 8;
        assertThat(code(() -> unlock(new Asked("1234")))).isEqualTo(ErrorCode.INVALID_STATE);
        assertThat(card.sent).isEmpty();
    }

    private static ErrorCode code(ThrowingCallable call) {
        return catchThrowableOfType(ConnectionException.class, call).code();
    }
}
