// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.cellular.AccessTechnology;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;

class ModemWordsTest {
    @Test
    void everyRegistrationStateHasItsWord() {
        assertThat(LongStream.rangeClosed(0, 12).mapToObj(ModemWords::registration))
                .containsExactly(
                        Registration.IDLE,
                        Registration.HOME,
                        Registration.SEARCHING,
                        Registration.DENIED,
                        Registration.UNKNOWN,
                        Registration.ROAMING,
                        Registration.HOME,
                        Registration.ROAMING,
                        Registration.EMERGENCY_ONLY,
                        Registration.HOME,
                        Registration.ROAMING,
                        Registration.EMERGENCY_ONLY,
                        Registration.UNKNOWN);
        assertThat(LongStream.rangeClosed(0, 12).filter(ModemWords::withoutData))
                .containsExactly(6L, 7L, 8L, 11L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, UNKNOWN",
        "0x1, UNKNOWN",
        "0x2, GSM",
        "0x4, GSM",
        "0x8, GSM",
        "0x10, GSM",
        "0x20, UMTS",
        "0x40, UMTS",
        "0x80, UMTS",
        "0x100, UMTS",
        "0x200, UMTS",
        "0x400, UNKNOWN",
        "0x800, UNKNOWN",
        "0x1000, UNKNOWN",
        "0x2000, UNKNOWN",
        "0x4000, LTE",
        "0x8000, NR",
        "0x10000, LTE_M",
        "0x20000, NB_IOT",
        "0x40000, UNKNOWN",
        "0xC000, NR",
        "0x4020, LTE",
        "0xFFFFFFFF, UNKNOWN"
    })
    void everyAccessTechnologyHasItsGeneration(String bits, AccessTechnology technology) {
        assertThat(ModemWords.accessTechnology(Long.decode(bits))).isEqualTo(technology);
    }

    @Test
    void everyLockHasItsWord() {
        assertThat(LongStream.rangeClosed(0, 17).mapToObj(lock -> ModemWords.simLock(lock, 0)))
                .startsWith(SimLock.UNKNOWN, SimLock.NONE, SimLock.PIN, SimLock.OTHER, SimLock.PUK)
                .endsWith(SimLock.UNKNOWN)
                .filteredOn(lock -> lock == SimLock.OTHER)
                .hasSize(13);
    }

    @Test
    void everyReasonOfAFailureSaysWhatTheCardIs() {
        assertThat(LongStream.rangeClosed(0, 6).mapToObj(reason -> ModemWords.simLock(0, reason)))
                .containsExactly(
                        SimLock.UNKNOWN,
                        SimLock.UNKNOWN,
                        SimLock.ABSENT,
                        SimLock.FAULTY,
                        SimLock.UNKNOWN,
                        SimLock.ABSENT,
                        SimLock.UNKNOWN);
    }

    @Test
    void everyStateHasItsNumber() {
        List<ModemState> all =
                LongStream.rangeClosed(-1, 11).mapToObj(ModemState::of).toList();
        assertThat(all).containsExactlyElementsOf(Arrays.asList(ModemState.values()));
        assertThat(ModemState.of(12)).isEqualTo(ModemState.UNKNOWN);
        assertThat(ModemState.REGISTERED.atLeast(ModemState.ENABLED)).isTrue();
        assertThat(ModemState.LOCKED.atLeast(ModemState.ENABLED)).isFalse();
    }
}
