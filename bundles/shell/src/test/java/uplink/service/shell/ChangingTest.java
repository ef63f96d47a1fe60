// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.wifi.WifiSecurity;

class ChangingTest {
    private static final String ETHERNET = "kernel:mac:00:00:5e:00:53:01";

    private final FakeAreas areas = new FakeAreas(Networks.GATEWAY);
    private final Typed typed = new Typed(areas);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open Café|connect daemon:cafe",
                "open Café --timeout 9 --confirm 60|connect daemon:cafe in PT9S unless PT1M",
                "close daemon:c|disconnect daemon:cafe",
                "close eth0 --yes|disconnect " + ETHERNET,
                "close eth0 --confirm 5|disconnect " + ETHERNET + " unless PT5S",
                "remove daemon:lte|remove daemon:lte",
                "confirm eth0|confirm " + ETHERNET,
                "revert eth0|revert " + ETHERNET,
                "prefer eth0 wlan0|prefer [mac:00:00:5e:00:53:01, mac:00:00:5e:00:53:02]",
                "prefer wlan0|prefer [mac:00:00:5e:00:53:02]",
                "radio wifi off|radio false",
                "radio cellular on|radio true",
                "unlock|unlock",
                "route add 198.51.100.0/24 wlan0 --via 192.0.2.1 --metric 7|addRoute RouteRequest[link=mac:00:00:5e:00:53:02,"
                        + " destination=198.51.100.0/24, gateway=Optional[/192.0.2.1], metric=OptionalLong[7], table=254]"
            })
    void aChangeIsOneCallOfItsArea(String words, String asked) {
        assertThat(typed.run(words.split(" "))).as(typed.error()).isZero();
        assertThat(areas.asked).containsExactly(asked);
        assertThat(typed.out()).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close eth0", "remove eth0"})
    void whatWouldCutTheDefaultRouteIsAskedBack(String words) {
        assertThat(typed.run(words.split(" "))).isEqualTo(2);
        assertThat(areas.asked).isEmpty();
        assertThat(typed.error())
                .contains("carries the default route: add --yes", "--confirm SECONDS")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"open Café", "close eth0 --yes", "join Café", "radio wifi on", "set eth0 mtu=1400", "unlock"})
    void withoutARuntimeNothingIsChanged(String words) {
        typed.lasting = false;
        assertThat(typed.run(words.split(" "))).isEqualTo(1);
        assertThat(areas.asked).isEmpty();
        assertThat(typed.error()).contains("changes something", "uplink run").hasLineCount(1);
    }

    @Test
    void whatWouldReplaceTheNetworkInUseIsAskedBackToo() {
        View before = Gallery.wireless();
        List<Profile> profiles = new ArrayList<>(before.profiles());
        profiles.add(Profile.builder("networkmanager:cafe", Technology.WIFI)
                .name("cafe")
                .state(ProfileState.DISCONNECTED)
                .build());
        FakeAreas away = new FakeAreas(View.builder(1, 5)
                .links(before.links())
                .profiles(profiles)
                .routes(before.routes())
                .build());
        Typed at = new Typed(away);
        at.secret = Optional.of("correct horse");
        for (String words : List.of("open cafe", "join home", "radio wifi off")) {
            assertThat(at.run(words.split(" "))).isEqualTo(2);
            assertThat(at.error()).contains("carries the default route").hasLineCount(1);
        }
        assertThat(at.run("open", "home")).isZero();
        assertThat(at.run("open", "eth0")).isZero();
        assertThat(at.run("open", "cafe", "--yes")).isZero();
        assertThat(away.asked).hasSize(3);
    }

    @Test
    void whatIsSimulatedMayBeChangedByOneCommandToo() {
        FakeAreas simulated = new FakeAreas(Networks.SIMULATED);
        Typed at = new Typed(simulated);
        at.lasting = false;
        assertThat(at.run("close", "eth0", "--yes")).as(at.error()).isZero();
        assertThat(simulated.asked).containsExactly("disconnect " + ETHERNET);
    }

    @Test
    void aFailureIsOneLineThatSaysWhatHelps() {
        areas.failure = Optional.of(new OpenFailedException(
                "daemon:cafe", new Failure(Failure.Stage.AUTHENTICATE, Failure.Reason.WRONG_KEY, "")));
        assertThat(typed.run("open", "Café")).isEqualTo(1);
        assertThat(typed.error())
                .isEqualTo("uplink: daemon:cafe did not connect: AUTHENTICATE WRONG_KEY; give the right one:"
                        + " uplink set daemon:cafe wifi.passphrase\n");
        areas.failure = Optional.of(new ConnectionException(ErrorCode.NOT_MANAGED, "", "it is not ours"));
        assertThat(typed.run("open", "Café", "--debug")).isEqualTo(1);
        assertThat(typed.error())
                .startsWith("uplink: it is not ours; the operator's")
                .contains("\tat ");
    }

    @Test
    void aPassphraseIsAskedForAndNeverAnArgument() {
        typed.secret = Optional.of("correct horse");
        assertThat(typed.run("join", "Café")).as(typed.error()).isZero();
        assertThat(areas.joined)
                .hasSize(1)
                .allMatch(wanted -> wanted.security() == WifiSecurity.SAE && !wanted.hidden());
        assertThat(typed.out()).isEqualTo("Café is joined on wlan0\n").doesNotContain("horse");
        typed.secret = Optional.empty();
        assertThat(typed.run("join", "Café")).isEqualTo(1);
        assertThat(typed.error())
                .contains("nobody gave the passphrase of Café: type it at the prompt")
                .hasLineCount(1);
        typed.secret = Optional.of("short");
        assertThat(typed.run("join", "attic", "--hidden", "--security", "wpa2-psk"))
                .isEqualTo(2);
        assertThat(typed.error()).contains("WPA wants 8 to 63").doesNotContain("short");
        assertThat(typed.run("join", "attic", "--hidden")).isEqualTo(2);
    }
}
