// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeCommandTest {
    private final ProbeCommand command = new ProbeCommand();
    private final List<String> said = new ArrayList<>();

    private String run() {
        said.clear();
        command.run(List.of(), Path.of("."), said::add);
        return String.join("\n", said);
    }

    @Test
    void saysThatItIsOffAndHowToBegin() {
        assertThat(run()).startsWith("off: nobody is asked.").contains("uplink.service.probe/targets", "--config");
    }

    @Test
    void saysWhatIsAskedAndWhatItTakes() {
        InternetProbe probe = new InternetProbe(
                new Check(List.of(Target.parse("http://probe.example/txt all is well"))),
                new Rhythm.Rules(Duration.ofMinutes(10), 4, Duration.ofSeconds(20)));
        command.bindProbe(probe);
        assertThat(run())
                .isEqualTo("asks http://probe.example/txt\nevery 600 s, about 5.2 MB a month on each network;"
                        + " ONLINE ends after 4 failures, and comes back after 20 s");
        command.unbindProbe(probe);
        assertThat(run()).startsWith("off");
        probe.close();
    }

    @Test
    void takesNoWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command.run(List.of("now"), Path.of("."), said::add))
                .withMessage("want nothing behind 'probe'");
    }
}
