// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private final Profile profile = Profile.builder("sim:office", Technology.ETHERNET)
            .name("Office")
            .state(ProfileState.CONNECTED)
            .state(Family.IPV6, ProfileState.CONFIGURATION)
            .since(Instant.EPOCH)
            .connectCount(3)
            .lastFailure(Optional.of(new Failure(Failure.Stage.ADDRESS, Failure.Reason.NO_DHCP, "timeout")))
            .managed(true)
            .revision(4)
            .link(Optional.of("sim:eth0"), Optional.of("sim-eth0"))
            .proxy(Proxy.DIRECT)
            .saved(true)
            .present(false)
            .signalDbm(OptionalInt.of(-60))
            .backend("sim")
            .simulated(true)
            .build();

    @Test
    void aCopyIsEqual() {
        assertThat(profile.toBuilder().build()).isEqualTo(profile);
        assertThat(profile.origin()).isEqualTo("sim");
        assertThat(profile.state(Family.IPV6)).isEqualTo(ProfileState.CONFIGURATION);
    }

    @Test
    void signalRevisionAndBackendAreQuiet() {
        Profile other = profile.toBuilder()
                .signalDbm(OptionalInt.of(-70))
                .revision(5)
                .backend("other")
                .build();
        assertThat(other.withoutQuiet()).isEqualTo(profile.withoutQuiet());
        assertThat(other.toBuilder().connectCount(4).build().withoutQuiet()).isNotEqualTo(profile.withoutQuiet());
    }

    @Test
    void itsKindIsItsTechnology() {
        assertThat(profile).isInstanceOf(EthernetProfile.class);
        assertThat(Profile.builder("sim:pan", Technology.BLUETOOTH).build()).isInstanceOf(BluetoothProfile.class);
    }

    @Test
    void anIdHasOriginAndKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Profile.builder("office", Technology.ETHERNET))
                .withMessage("not a profile id: office, want <origin>:<key>");
    }
}
