// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

class ReasonsTest {
    @Test
    void everyDeviceReasonOfTheHeaderHasItsWord() {
        assertThat(walk("device-state-reason.txt", Reasons::device)).hasSize(80);
    }

    @Test
    void everyReasonOfAnActiveConnectionHasItsWord() {
        assertThat(walk("active-connection-state-reason.txt", Reasons::active)).hasSize(15);
    }

    private static List<String> walk(String table, LongFunction<Failure> failure) {
        List<String> lines = Tables.lines(table);
        for (String line : lines) {
            String[] parts = line.split(" ");
            assertThat(failure.apply(Long.parseLong(parts[0])).detail()).isEqualTo(parts[1]);
        }
        return lines;
    }

    @Test
    void aNumberNotKnownIsAFailureWithTheNumber() {
        assertThat(Reasons.device(80)).isEqualTo(new Failure(Stage.UNKNOWN, Reason.UNKNOWN, "80"));
        assertThat(Reasons.active(15)).isEqualTo(new Failure(Stage.UNKNOWN, Reason.UNKNOWN, "15"));
        assertThat(Reasons.deviceFailed(4_294_967_295L)).isTrue();
        assertThat(Reasons.activeFailed(-1)).isTrue();
    }

    @Test
    void tellsWhatIsNoFailure() {
        assertThat(LongStream.range(0, 80).filter(number -> !Reasons.deviceFailed(number)))
                .containsExactly(
                        0L, 2L, 3L, 37L, 38L, 39L, 41L, 42L, 58L, 60L, 69L, 70L, 71L, 72L, 73L, 74L, 75L, 76L, 77L,
                        78L);
        assertThat(LongStream.range(0, 15).filter(number -> !Reasons.activeFailed(number)))
                .containsExactly(1L, 2L, 11L);
    }

    @Test
    void saysHowFarItCameAndWhatHelps() {
        assertThat(Reasons.device(7)).hasToString("AUTHENTICATE NO_SECRET (no-secrets)");
        assertThat(Reasons.device(17)).hasToString("ADDRESS NO_DHCP (dhcp-failed)");
        assertThat(Reasons.device(40)).hasToString("RADIO NO_CARRIER (carrier)");
        assertThat(Reasons.device(29)).hasToString("ASSOCIATE APN_REJECTED (gsm-apn-failed)");
        assertThat(Reasons.device(53)).hasToString("ASSOCIATE NOT_IN_RANGE (ssid-not-found)");
        assertThat(Reasons.active(10)).hasToString("AUTHENTICATE LOGIN_REFUSED (login-failed)");
    }
}
