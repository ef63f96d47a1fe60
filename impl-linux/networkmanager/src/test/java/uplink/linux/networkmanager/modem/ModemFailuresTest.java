// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.linux.networkmanager.bus.BusException;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

class ModemFailuresTest {
    private static final String PREFIX = "org.freedesktop.ModemManager1.Error.";

    /** What even ModemManager's own documentation does not explain further, and what says only that something is not as it should. */
    private static final Set<String> SAY_NOTHING =
            Set.of("PhoneFailure SystemFailure MemoryFull MemoryFailure CommandDisabled SimBusy NotAllowed NotFound"
                    .concat(" LanguageOrAlphabetNotSupported UnexpectedDataValue DataMissing")
                    .concat(
                            " MessageWaitingIndicationSubscriptionFailure Unknown Failed Unauthorized WrongState TooMany Retry")
                    .concat(" Exists NoPlugins FlashFailed ParseFailed FrameNotFound MeFailure SmsServiceReserved")
                    .concat(" NoCnmaAckExpected None")
                    .split(" "));

    static Stream<String> names() throws IOException {
        try (InputStream file = ModemFailuresTest.class.getResourceAsStream("errors-1.20.4.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ")[0] + "." + line.split(" ")[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameOfTheHeaderHasItsPlace(String name) {
        assertThat(ModemFailures.known()).contains(name);
        Failure failure = ModemFailures.of(PREFIX + name);
        assertThat(failure.detail()).isEqualTo(name);
        boolean silent = SAY_NOTHING.contains(name.substring(name.indexOf('.') + 1));
        assertThat(failure.reason() == Reason.UNKNOWN).as(name).isEqualTo(silent);
    }

    @Test
    void theTableHasNoNameThatIsNotInTheHeader() throws IOException {
        assertThat(names().toList()).hasSize(225).containsExactlyInAnyOrderElementsOf(ModemFailures.known());
    }

    @ParameterizedTest
    @CsvSource({
        "MobileEquipment.MissingOrUnknownApn, ASSOCIATE, APN_REJECTED",
        "MobileEquipment.UserAuthenticationFailed, AUTHENTICATE, LOGIN_REFUSED",
        "MobileEquipment.IncorrectPassword, SIM, WRONG_PIN",
        "MobileEquipment.SimNotInserted, SIM, SIM_MISSING",
        "MobileEquipment.PlmnNotAllowed, REGISTER, REGISTRATION_DENIED",
        "MobileEquipment.RoamingNotAllowedInArea, REGISTER, ROAMING_NOT_ALLOWED",
        "Connection.NoCarrier, ASSOCIATE, REJECTED",
        "Serial.ResponseTimeout, RADIO, TIMED_OUT"
    })
    void theOnesThatPeopleMeetMeanWhatTheySay(String name, Stage stage, Reason reason) {
        assertThat(ModemFailures.of(PREFIX + name)).isEqualTo(new Failure(stage, reason, name));
    }

    @ParameterizedTest
    @CsvSource({
        "org.freedesktop.DBus.Error.NoReply, TIMED_OUT",
        "org.freedesktop.DBus.Error.ServiceUnknown, DAEMON_GONE",
        "org.freedesktop.DBus.Error.UnknownObject, LINK_GONE",
        "org.freedesktop.ModemManager1.Error.MobileEquipment.OfTomorrow, UNKNOWN",
        "'', UNKNOWN"
    })
    void whatIsNoNameOfModemManagerIsToldByTheBusOrNotAtAll(String name, Reason reason) {
        Failure failure = ModemFailures.of(new BusException(name, "text that may hold anything"));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.detail()).doesNotContain("text");
    }

    @Test
    void aNetworkRefusesForNowForHereOrForGood() {
        assertThat(List.of(13L, 15L, 17L, 22L, 2L, 3L, 6L, 7L, 8L, 11L, 12L, 14L, 255L))
                .extracting(cause -> ModemFailures.refused(cause).reason())
                .containsExactly(
                        Reason.ROAMING_NOT_ALLOWED,
                        Reason.NO_SERVICE,
                        Reason.NO_SERVICE,
                        Reason.NO_SERVICE,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED,
                        Reason.REGISTRATION_DENIED);
        assertThat(ModemFailures.refused(6)).hasToString("REGISTER REGISTRATION_DENIED (cause 6)");
    }
}
