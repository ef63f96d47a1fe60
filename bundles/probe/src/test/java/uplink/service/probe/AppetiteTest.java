// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppetiteTest {
    private static final Target NAMED = Target.parse("http://probe.example/204");

    private static Appetite every(int seconds, Target... targets) {
        return Appetite.of(List.of(targets), new Rhythm.Rules(Duration.ofSeconds(seconds), 3, Duration.ZERO));
    }

    @Test
    void aMonthIsAsManyRoundsAsFitIntoIt() {
        Appetite usual = every(300, NAMED);
        assertThat(usual.perMonth()).isEqualTo(usual.perRound() * 8_640);
        assertThat(usual).hasToString("about 10.4 MB a month");
        assertThat(every(3_600, NAMED).perMonth()).isEqualTo(usual.perRound() * 720);
    }

    @Test
    void anAddressNeedsNoQuestionAndFurtherTargetsCostNothingWhileTheFirstAnswers() {
        Target numeric = Target.parse("http://192.0.2.1/204");
        assertThat(every(300, numeric).perRound()).isLessThan(every(300, NAMED).perRound() - 300);
        assertThat(every(300, numeric, NAMED)).isEqualTo(every(300, numeric));
        assertThat(every(300).perMonth()).isZero();
    }
}
