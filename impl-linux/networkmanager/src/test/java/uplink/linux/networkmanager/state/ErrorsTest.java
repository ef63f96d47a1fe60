// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.linux.networkmanager.bus.BusException;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

class ErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "org.freedesktop.NetworkManager.Settings.UuidExists, ALREADY_EXISTS",
        "org.freedesktop.NetworkManager.PermissionDenied, PERMISSION_DENIED",
        "org.freedesktop.DBus.Error.AccessDenied, PERMISSION_DENIED",
        "org.freedesktop.ModemManager1.Error.Core.Unauthorized, PERMISSION_DENIED",
        "org.freedesktop.NetworkManager.UnknownConnection, NOT_FOUND",
        "org.freedesktop.NetworkManager.ConnectionNotActive, INVALID_STATE",
        "org.freedesktop.NetworkManager.Device.IncompatibleConnection, INVALID_STATE",
        "org.freedesktop.NetworkManager.Settings.Connection.InvalidProperty, INVALID_ARGUMENT",
        "org.freedesktop.NetworkManager.MissingPlugin, NOT_SUPPORTED",
        "org.freedesktop.NetworkManager.Device.VersionIdMismatch, STALE",
        "org.freedesktop.DBus.Error.NoReply, NO_REPLY",
        "org.freedesktop.DBus.Error.ServiceUnknown, UNAVAILABLE",
        "org.freedesktop.DBus.Error.UnknownObject, GONE",
        "org.freedesktop.DBus.Error.LimitsExceeded, EXHAUSTED",
        "org.freedesktop.ModemManager1.Error.Core.InProgress, BUSY",
        "org.freedesktop.ModemManager1.Error.MobileEquipment.IncorrectPassword, REJECTED",
        "org.freedesktop.ModemManager1.Error.MobileEquipment.SimPin, INVALID_STATE",
        "org.freedesktop.ModemManager1.Error.MobileEquipment.SimBusy, BUSY",
        "com.example.Whatever, FAILED"
    })
    void sortsByTheLastWord(String name, ErrorCode code) {
        assertThat(Errors.code(new BusException(name, "text"))).isEqualTo(code);
    }

    @Test
    void everyErrorOfTheHeaderIsSortedOrSaysNothing() {
        Set<String> unsorted = Tables.lines("error-words.txt").stream()
                .filter(word ->
                        Errors.code(new BusException("org.freedesktop.NetworkManager." + word, "")) == ErrorCode.FAILED)
                .collect(Collectors.toSet());
        assertThat(unsorted)
                .containsExactlyInAnyOrder(
                        "Failed",
                        "CreationFailed",
                        "DependencyFailed",
                        "MissingDependencies",
                        "LaunchFailed",
                        "UnknownLogDomain",
                        "UnknownLogLevel");
    }

    @Test
    void aMethodThatIsMissingIsAnOldDaemonAndAnObjectThatIsMissingHasGone() {
        String name = "org.freedesktop.DBus.Error.UnknownMethod";
        assertThat(Errors.code(new BusException(name, "No such method “AddConnection2”")))
                .isEqualTo(ErrorCode.NOT_SUPPORTED);
        assertThat(Errors.code(new BusException(name, "Object does not exist at path “/1”")))
                .isEqualTo(ErrorCode.GONE);
    }

    @Test
    void keepsTheDaemonsWordAndSaysOneLine() {
        BusException error = new BusException("org.freedesktop.NetworkManager.Settings.UuidExists", "it is\nthere");
        ConnectionException ours = Errors.exception(error, "networkmanager:1", "cannot add the profile");
        assertThat(ours).hasMessage("cannot add the profile: it is").hasCause(error);
        assertThat(ours.word()).contains("org.freedesktop.NetworkManager.Settings.UuidExists");
        assertThat(ours.subject()).contains("networkmanager:1");
        assertThat(Errors.exception(new BusException("a.b.Failed", ""), "", "x"))
                .hasMessage("x: a.b.Failed");
    }
}
