// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.profile.Secret;

class PassphraseTest {
    @ParameterizedTest
    @CsvSource({
        "WPA2_PSK, 12345678",
        "WPA_PSK, correct horse battery staple",
        "SAE, x",
        "WEP, abcde",
        "WEP, 0123456789",
        "EAP, secret",
        "WPA2_PSK, 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    })
    void allows(WifiSecurity security, String text) {
        assertThat(Passphrase.problem(security, Secret.of(text.toCharArray()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WPA2_PSK, 1234567",
        "WPA2_PSK, pässwörter",
        "NONE, x",
        "OWE, x",
        "WEP, abcdef",
        "WEP, 012345678z",
        "WPA2_PSK, z123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    })
    void refusesWithoutTellingTheSecret(WifiSecurity security, String text) {
        assertThat(Passphrase.problem(security, Secret.of(text.toCharArray())))
                .hasValueSatisfying(message ->
                        assertThat(text.length() > 1 && message.contains(text)).isFalse());
    }
}
