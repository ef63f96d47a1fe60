// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @ParameterizedTest
    @CsvSource({
        "'',SHELL,''",
        "--debug,SHELL,--debug",
        "--backend sim,SHELL,--backend sim",
        "--store /s --debug,SHELL,--debug",
        "run,RUN,''",
        "run --backend sim --socket /x,RUN,--backend sim",
        "--debug run,RUN,--debug",
        "status --json,COMMAND,status --json",
        "--socket /x status --backend sim,COMMAND,status --backend sim",
        "wait run,COMMAND,wait run",
        "--help,COMMAND,--help"
    })
    void keepsForTheBundlesWhatIsTheirs(String line, Arguments.Mode mode, String words) throws Exception {
        Arguments arguments = Arguments.parse(words(line));
        assertThat(arguments.mode()).isEqualTo(mode);
        assertThat(arguments.words()).isEqualTo(words(words));
    }

    @Test
    void takesItsOwnOptionsFromAnywhere() throws Exception {
        Arguments arguments =
                Arguments.parse(words("--store /a run --config /d --socket /b/c --backend sim,kernel --debug"));
        assertThat(arguments.kept().store()).hasValue(Path.of("/a"));
        assertThat(arguments.kept().config()).hasValue(Path.of("/d"));
        assertThat(arguments.socket()).hasValue(Path.of("/b/c"));
        assertThat(arguments.backends()).isEqualTo(Optional.of("sim,kernel"));
        assertThat(arguments.debug()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status --socket|--socket wants a path behind it",
                "--store|--store wants a path behind it",
                "run status|run takes --store FOLDER, --config FILE, --socket PATH, --backend NAME, --debug, not 'status'",
                "status --store /x|--store and --config are for 'uplink run' and for the shell",
                "status --config /x|--store and --config are for 'uplink run' and for the shell"
            })
    void refusesWhatItCannotUse(String line, String message) {
        assertThatThrownBy(() -> Arguments.parse(words(line)))
                .isInstanceOfSatisfying(
                        UnfitException.class,
                        wrong -> assertThat(wrong.status()).isEqualTo(UnfitException.USAGE))
                .hasMessage(message);
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }
}
