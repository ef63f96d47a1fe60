// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uplink.service.shell.help.Completion;
import uplink.service.shell.help.Help;
import uplink.service.shell.text.Style;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.Verb;

class WordsTest {
    private final Completion completion = new Completion(Networks.GATEWAY, Map.of());

    private List<String> complete(String... words) {
        return completion.of(List.of(words));
    }

    @Test
    void commandsAreOfferedFirst() {
        assertThat(complete("")).contains("status", "demo").doesNotContain("complete");
        assertThat(complete("sta")).containsExactly("status");
        assertThat(complete("--backend", "k")).containsExactly("kernel");
    }

    @Test
    void namesOfWhatIsThereAreOffered() {
        assertThat(complete("links", ""))
                .containsExactly("eth0", "mac:00:00:5e:00:53:01", "mac:00:00:5e:00:53:02", "wlan0");
        assertThat(complete("open", "daemon:")).containsExactly("daemon:cafe", "daemon:lte");
        assertThat(complete("prefer", "eth0", "e")).isEmpty();
        assertThat(complete("join", "")).containsExactly("Café");
        assertThat(complete("status", "")).isEmpty();
    }

    @Test
    void optionsAreOfferedOnceBehindADash() {
        assertThat(complete("watch", "--"))
                .contains("--json", "--count", "--for")
                .doesNotContain("--yes");
        assertThat(complete("watch", "--json", "--j")).isEmpty();
        assertThat(complete("join", "attic", "--security", "s")).containsExactly("sae");
        assertThat(complete("watch", "--count", "")).isEmpty();
    }

    @Test
    void keysAndTheirValuesAreOffered() {
        assertThat(complete("set", "daemon:lte", "cellular.a")).containsExactly("cellular.apn=", "cellular.auth=");
        assertThat(complete("set", "daemon:lte", "wifi.")).isEmpty();
        assertThat(complete("add", "wifi", "home", "wifi.p")).containsExactly("wifi.passphrase");
        assertThat(complete("set", "eth0", "ipv4.method=s")).containsExactly("ipv4.method=static");
        assertThat(complete("radio", "w")).containsExactly("wifi");
        assertThat(complete("wait", "type=WIFI", "")).containsExactly("and");
        assertThat(complete("wait", "link:")).containsExactly("link:eth0.carrier=", "link:wlan0.carrier=");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyCommandExplainsItself(Verb verb) {
        Typed typed = new Typed(new FakeAreas(Networks.GATEWAY));
        if (verb == Verb.COMPLETE || verb == Verb.HELP) {
            return;
        }
        assertThat(typed.run(verb.word(), "--help")).isZero();
        assertThat(typed.out())
                .startsWith("uplink " + verb.form())
                .contains(verb.purpose(), "Exit status: 0 done, 1 failed, 2 wrong usage.");
        verb.options().forEach(option -> assertThat(typed.out()).contains(option.form(), option.purpose()));
        String told = typed.out();
        typed.run("help", verb.word());
        assertThat(typed.out()).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyExampleCanBeTyped(Verb verb) {
        for (String example : verb.examples()) {
            List<String> words = List.of(example.replaceAll(" <.*", "").split(" "));
            if (verb != Verb.COMPLETE) {
                assertThat(CommandLine.parse(words).verb()).isEqualTo(verb);
            }
        }
    }

    @Test
    void theHelpFitsOneScreen() {
        String help = new Help(Style.PLAIN, Map.of()).of(Optional.empty());
        assertThat(help.lines().count()).isLessThan(40);
        assertThat(help.lines()).allMatch(line -> line.length() <= 96);
        Verb.shown().forEach(verb -> assertThat(help).contains(verb.form(), verb.purpose()));
    }

    @Test
    void onlyOptionsThatChooseMeanAShell() {
        assertThat(CommandLine.none(List.of())).isTrue();
        assertThat(CommandLine.none(List.of("--backend", "sim", "--debug"))).isTrue();
        assertThat(CommandLine.none(List.of("--json"))).isFalse();
        assertThat(CommandLine.none(List.of("status"))).isFalse();
        assertThat(Option.EVERYWHERE).contains(Option.HELP);
    }
}
