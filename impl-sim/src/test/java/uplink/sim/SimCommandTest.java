// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.profile.ConnectionException;

class SimCommandTest {
    @TempDir
    Path folder;

    private final Simulator simulator = new Simulator();
    private final SimCommand command = new SimCommand(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void playsAFileStepByStep() throws Exception {
        Files.writeString(folder.resolve("rain.txt"), "at 5s cable out\nat 5s cable in\n");
        assertThat(run("play rain.txt")).containsExactly("rain.txt plays from 2026-01-01T00:00:00Z");
        assertThat(run("step")).containsExactly("2026-01-01T00:00:05Z");
        assertThat(run("advance 2s")).containsExactly("2026-01-01T00:00:07Z");
        assertThat(run("finish")).containsExactly("2026-01-01T00:00:10Z");
        assertThat(run("step")).containsExactly("nothing is due");
        assertThat(run("now")).containsExactly("2026-01-01T00:00:10Z");
    }

    @Test
    void playsWhatShipsByName() {
        assertThat(run("scenarios")).hasSameSizeAs(simulator.scenarios()).anyMatch(line -> line.startsWith("n9 "));
        assertThat(run("show n9")).startsWith("name Nothing is connected", "cable out");
        assertThat(run("play flapping-link --at-once --seed 7"))
                .containsExactly("flapping-link has been played, it is 2026-01-02T00:00:00Z");
        assertThat(run("follow 2")).containsExactly("time follows at 2 seconds a second");
        assertThat(run("follow 0")).containsExactly("time passes by hand: step, advance");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance|there is no 'sim dance'; there is sim advance, finish, follow",
                "play|want sim play FILE",
                "play n1 --seed|want a number behind --seed",
                "step twice|want nothing behind 'sim step'",
                "advance soon|'soon' is no time: want 500ms, 5s, 2m or 1h",
                "follow quickly|'quickly' is no pace: want 1, 60 or 0.5; 0 stops the clock"
            })
    void wrongUsageIsToldInOneLine(String words, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(words))
                .withMessageStartingWith(message)
                .satisfies(error -> assertThat(error.getMessage()).hasLineCount(1));
    }

    @Test
    void whatCannotBeReadIsToldInOneLine() throws Exception {
        Files.writeString(folder.resolve("bad.txt"), "cable up\n");
        Files.write(folder.resolve("huge.txt"), new byte[(1 << 20) + 1]);
        Files.write(folder.resolve("bytes.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
        failed("play bad.txt", "bad.txt, line 1, column 7: want in or out, not 'up'");
        failed("play none.txt", "there is no file none.txt, and no scenario of that name; there is captive-portal");
        failed("play huge.txt", "huge.txt is too large: a scenario has at most 1048576 characters");
        failed("play bytes.txt", "bytes.txt cannot be read: ");
        failed("play .", "there is no file .");
        failed("show none", "there is no scenario 'none'; there is captive-portal");
    }

    private void failed(String words, String message) {
        assertThatThrownBy(() -> run(words))
                .isInstanceOf(ConnectionException.class)
                .hasMessageStartingWith(message)
                .satisfies(error -> assertThat(error.getMessage()).hasLineCount(1));
    }

    @Test
    void completesWordsNamesAndOptions() {
        assertThat(command.next(List.of())).contains("play", "follow");
        assertThat(command.next(List.of("play"))).isEqualTo(simulator.scenarios());
        assertThat(command.next(List.of("play", "n1", "--at-once"))).containsExactly("--seed");
        assertThat(command.next(List.of("play", "n1", "--seed"))).isEmpty();
        assertThat(command.next(List.of("step"))).isEmpty();
        assertThat(command.forms()).allMatch(form -> command.next(List.of()).contains(form.split(" ")[0]));
        assertThat(command.purpose()).doesNotEndWith(".");
    }

    private List<String> run(String words) {
        List<String> lines = new ArrayList<>();
        command.run(List.of(words.split(" ")), folder, lines::add);
        return lines;
    }
}
