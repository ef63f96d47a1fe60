// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void neverShowsItself() {
        Secret secret = Secret.of("correct horse".toCharArray());
        assertThat(secret).hasToString("********");
        assertThat(new CommandOptions(
                        CommandOptions.DEFAULT.timeout(),
                        (subject, what, again) -> java.util.Optional.of(secret),
                        CommandOptions.DEFAULT.confirm()))
                .asString()
                .doesNotContain("correct");
    }

    @Test
    void isWipedWhenClosed() {
        char[] given = "correct horse".toCharArray();
        Secret secret = Secret.of(given);
        given[0] = 'x';
        assertThat(secret.reveal()).startsWith('c');
        secret.close();
        secret.close();
        assertThat(secret.reveal()).containsOnly('\0').hasSize(13);
    }

    @Test
    void equalsBySecretWithoutTellingByHash() {
        assertThat(Secret.of("a".toCharArray()))
                .isEqualTo(Secret.of("a".toCharArray()))
                .isNotEqualTo(Secret.of("b".toCharArray()))
                .hasSameHashCodeAs(Secret.of("b".toCharArray()));
    }
}
