// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErrorTest {
    @Test
    void aFailedOpenTellsStageReasonAndRemedy() {
        Failure failure = new Failure(Failure.Stage.AUTHENTICATE, Failure.Reason.WRONG_KEY, "no-secrets");
        OpenFailedException error = new OpenFailedException("sim:cafe", failure);
        assertThat(error).hasMessage("sim:cafe did not connect: AUTHENTICATE WRONG_KEY (no-secrets)");
        assertThat(error.code()).isEqualTo(ErrorCode.OPEN_FAILED);
        assertThat(error.subject()).contains("sim:cafe");
        assertThat(error.word()).contains("no-secrets");
        assertThat(error.retryable()).isFalse();
    }

    @Test
    void busyAndTimedOutMayBeTriedAgain() {
        assertThat(new ConnectionException(ErrorCode.BUSY, "", "a scan runs").retryable())
                .isTrue();
        assertThat(new ConnectionException(ErrorCode.NOT_FOUND, "x:y", "no such profile").retryable())
                .isFalse();
    }

    @Test
    void impossibleTimesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandOptions.DEFAULT.timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Confirm.within(Duration.ofMillis(10)));
    }
}
