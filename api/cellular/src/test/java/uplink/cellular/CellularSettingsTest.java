// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.cellular.CellularSettings.Auth;
import uplink.profile.InvalidSettingsException.Problem;
import uplink.profile.Secret;

class CellularSettingsTest {
    @Test
    void allowsAnApnOfLabels() {
        assertThat(CellularSettings.internet("iot.example").problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "ä", "a."})
    void refusesWhatIsNoApn(String apn) {
        assertThat(CellularSettings.internet(apn).problems())
                .extracting(Problem::field)
                .containsExactly("cellular.apn");
    }

    @Test
    void authNamesAUserOrNobody() {
        Optional<Secret> password = Optional.of(Secret.of("hunter2".toCharArray()));
        assertThat(with(ServiceType.INTERNET, new Auth(AuthType.PAP, Optional.empty(), password))
                        .problems())
                .containsExactly(new Problem("cellular.user", "PAP wants a user of 1 to 64 characters"));
        assertThat(with(ServiceType.INTERNET, new Auth(AuthType.NONE, Optional.of("me"), Optional.empty()))
                        .problems())
                .containsExactly(new Problem("cellular.auth", "NONE takes neither user nor password"));
        CellularSettings good = with(ServiceType.MMS, new Auth(AuthType.CHAP, Optional.of("me"), password));
        assertThat(good.problems()).isEmpty();
        assertThat(good.toString()).doesNotContain("hunter2");
    }

    @Test
    void unknownCannotBeWanted() {
        assertThat(with(ServiceType.UNKNOWN, new Auth(AuthType.UNKNOWN, Optional.empty(), Optional.empty()))
                        .problems())
                .extracting(Problem::field)
                .containsExactly("cellular.service", "cellular.auth");
    }

    @Test
    void onlyTheInternetMayHaveADefault() {
        assertThat(ServiceType.values())
                .filteredOn(ServiceType::mayHaveDefault)
                .containsExactly(ServiceType.INTERNET, ServiceType.PREPAID_INTERNET);
    }

    private static CellularSettings with(ServiceType service, Auth auth) {
        return new CellularSettings(
                service, Optional.empty(), auth, Optional.empty(), PdnType.IPV4, PdnType.IPV4, true);
    }
}
