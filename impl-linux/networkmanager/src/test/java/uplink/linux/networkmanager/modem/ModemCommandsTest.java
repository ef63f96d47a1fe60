// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

class ModemCommandsTest {
    private static final String SUBJECT = "networkmanager:gsm";

    private final FakeCard card = new FakeCard();
    private final ModemView modem = new FakeModem(0, "/sys/devices/usb1/1-1").view();
    private final ModemCommands commands = new ModemCommands(card, ":1.7");

    private void unlock(Asked asked) {
        commands.unlock(modem, SUBJECT, asked, false);
    }

    @ParameterizedTest
    @CsvSource({
        "org.freedesktop.ModemManager1.Error.Core.Unauthorized, PERMISSION_DENIED",
        "org.freedesktop.DBus.Error.AccessDenied, PERMISSION_DENIED",
        "org.freedesktop.ModemManager1.Error.Core.Unsupported, NOT_SUPPORTED",
        "org.freedesktop.ModemManager1.Error.Core.InProgress, BUSY",
        "org.freedesktop.ModemManager1.Error.MobileEquipment.SimBusy, BUSY",
        "org.freedesktop.ModemManager1.Error.Core.WrongState, INVALID_STATE",
        "org.freedesktop.ModemManager1.Error.Core.InvalidArgs, INVALID_ARGUMENT",
        "org.freedesktop.ModemManager1.Error.Core.TooMany, EXHAUSTED",
        "org.freedesktop.ModemManager1.Error.Core.Aborted, CANCELLED",
        "org.freedesktop.ModemManager1.Error.MobileEquipment.Unknown, FAILED",
        "org.freedesktop.ModemManager1.Error.MobileEquipment.SimFailure, OPEN_FAILED",
        "org.freedesktop.DBus.Error.UnknownObject, GONE",
        "org.freedesktop.DBus.Error.ServiceUnknown, GONE",
        "org.freedesktop.DBus.Error.NoReply, NO_REPLY"
    })
    void everyRefusalHasItsCodeAndShowsNoPin(String name, ErrorCode code) {
        card.refusals.put("SendPin", name);
        ConnectionException refused = catchThrowableOfType(ConnectionException.class, () -> unlock(new Asked("1234")));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(trace(refused)).doesNotContain("1234");
        assertThat(card.pins).isEqualTo(3);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void aCallShowsNoPin() {
        unlock(new Asked("1234"));
        assertThat(card.sent.get(0).toString()).doesNotContain("1234").contains("SendPin");
        assertThat(card.sent.get(0).arguments()).containsExactly("1234");
    }

    @Test
    void aCommandOutOfTimeSendsNothing() {
        Asked late = new Asked("1234");
        late.remaining = Duration.ZERO;
        assertThat(code(() -> unlock(late))).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(card.sent).isEmpty();
    }

    @Test
    void oneModemIsUnlockedOnceAtATime() {
        List<ErrorCode> codes = new ArrayList<>();
        ModemCommands[] again = new ModemCommands[1];
        Calls nested = (call, patience) -> {
            if (call.member().equals("SendPin")) {
                codes.add(code(() -> again[0].unlock(modem, SUBJECT, new Asked("1234"), false)));
            }
            return card.call(call, patience);
        };
        again[0] = new ModemCommands(nested, ":1.7");
        again[0].unlock(modem, SUBJECT, new Asked("1234"), false);
        assertThat(codes).containsExactly(ErrorCode.BUSY);
        assertThatCode(() -> again[0].unlock(modem, SUBJECT, new Asked(), false))
                .doesNotThrowAnyException();
    }

    @Test
    void theRadioGoesOutOfUseAndToLowPower() {
        commands.radio(modem, false, SUBJECT, new Asked());
        commands.radio(modem, true, SUBJECT, new Asked());
        assertThat(card.sent)
                .extracting(Call::member, Call::arguments)
                .containsExactly(
                        tuple("Enable", List.of(false)),
                        tuple("SetPowerState", List.of(new UInt32(2))),
                        tuple("Enable", List.of(true)));
        assertThat(card.sent).allMatch(call -> call.path().equals(modem.path()));
    }

    @Test
    void aModemIsResetAndMeasures() {
        commands.reset(modem, SUBJECT, new Asked());
        commands.measure(modem, 5, SUBJECT, new Asked());
        assertThat(card.members()).containsExactly("Reset", "Setup");
        assertThat(card.sent.get(1).interfaceName()).isEqualTo(ModemView.SIGNAL);
        card.refusals.put("Reset", FakeCard.ERROR + "Core.Unsupported");
        assertThat(code(() -> commands.reset(modem, SUBJECT, new Asked()))).isEqualTo(ErrorCode.NOT_SUPPORTED);
    }

    private static ErrorCode code(ThrowingCallable call) {
        return catchThrowableOfType(ConnectionException.class, call).code();
    }

    @Test
    void aBusThatIsGoneIsSaid() {
        ModemCommands none = new ModemCommands(
                (call, patience) -> {
                    throw new BusException(BusException.DISCONNECTED, "gone");
                },
                ":1.7");
        assertThat(code(() -> none.unlock(modem, SUBJECT, new Asked("1234"), false)))
                .isEqualTo(ErrorCode.GONE);
    }
}
