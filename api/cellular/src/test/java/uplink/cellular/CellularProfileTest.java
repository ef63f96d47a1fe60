// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import uplink.profile.Profile;
import uplink.profile.Technology;

class CellularProfileTest {
    private final Profile base = Profile.builder("sim:lte", Technology.CELLULAR)
            .signalDbm(OptionalInt.of(-95))
            .build();

    @Test
    void tellsWhatIsSpecialAndOnlyThatAPasswordIsSet() {
        CellularProfile profile = CellularProfile.builder(base, ServiceType.INTERNET)
                .apn(Optional.of("iot.example"))
                .auth(AuthType.CHAP, Optional.of("me"), true)
                .homeUrl(Optional.of("http://home.example"))
                .pdn(PdnType.IPV4_IPV6, PdnType.IPV4)
                .roaming(true)
                .hidden(true)
                .editable(false)
                .isDefault(true)
                .simSlot(1)
                .build();
        assertThat(profile.passwordSet()).isTrue();
        assertThat(profile.isDefault()).isTrue();
        assertThat(profile.withoutQuiet().signalDbm()).isEmpty();
        assertThat(profile.withoutQuiet()).isInstanceOf(CellularProfile.class);
    }

    @Test
    void isForMobileNetworksOnly() {
        Profile cable = Profile.builder("sim:cable", Technology.ETHERNET).build();
        assertThatIllegalArgumentException().isThrownBy(() -> CellularProfile.builder(cable, ServiceType.INTERNET));
    }
}
