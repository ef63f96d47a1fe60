// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.profile.History;
import uplink.profile.HistoryEntry;
import uplink.profile.MacAddress;
import uplink.profile.ProfileState;
import uplink.profile.View;
import uplink.service.shell.text.Style;
import uplink.wifi.AccessPoint;
import uplink.wifi.Scan;
import uplink.wifi.Ssid;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSignal;

class ExecutionTest {
    private final FakeAreas areas = new FakeAreas(Networks.GATEWAY);
    private final Typed typed = new Typed(areas);

    @ParameterizedTest
    @ValueSource(strings = {"status", "links", "profiles", "backends", "routes", "leases", "history", "scan", "wait"})
    void everyDocumentIsAsItsSchemaSays(String verb) throws Exception {
        for (View view : List.of(Networks.GATEWAY, Networks.OFFLINE)) {
            FakeAreas there = new FakeAreas(view);
            there.entries = List.of(entry("stateChanged", "DISCONNECTED", ""), entry("flapped", "", "CONNECTED"));
            there.scan = Optional.of(scan());
            Typed at = new Typed(there);
            String[] words =
                    verb.equals("wait") ? new String[] {"wait", "settled", "--json"} : new String[] {verb, "--json"};
            assertThat(at.run(words)).as(at.error()).isZero();
            assertThat(Typed.wrong(verb, at.out())).isEmpty();
        }
    }

    @Test
    void theSchemaRefusesWhatIsNotSo() throws Exception {
        typed.run("status", "--json");
        assertThat(Typed.wrong("status", typed.out().replace("\"epoch\"", "\"apoch\"")))
                .isNotEmpty();
        assertThat(Typed.wrong("leases", "[{\"profile\":1}]")).isNotEmpty();
    }

    private static HistoryEntry entry(String event, String before, String after) {
        return new HistoryEntry(
                1,
                2,
                Instant.parse("2026-01-01T00:00:00Z"),
                event,
                "daemon:cafe",
                Optional.of("wlan0"),
                before,
                after,
                "",
                1);
    }

    private static Scan scan() {
        AccessPoint hidden = new AccessPoint(
                Optional.empty(),
                MacAddress.parse("00:00:5E:00:53:09"),
                WifiSignal.ofDbm(-70),
                OptionalInt.of(2412),
                OptionalLong.empty(),
                WifiSecurity.NONE,
                WifiEncryption.NONE,
                false,
                Instant.parse("2026-01-01T00:00:00Z"));
        AccessPoint attic = new AccessPoint(
                Optional.of(Ssid.of("attic")),
                hidden.bssid(),
                hidden.signal(),
                OptionalInt.empty(),
                OptionalLong.of(1_000_000),
                WifiSecurity.SAE,
                WifiEncryption.AES,
                true,
                hidden.seen());
        return new Scan("mac:00:00:5e:00:53:02", hidden.seen(), List.of(hidden, attic));
    }

    @Test
    void everyLineOfWatchIsAsItsSchemaSays() throws Exception {
        View other = Networks.gateway(ProfileState.DISCONNECTED);
        View later = View.builder(7, 9)
                .links(other.links())
                .profiles(other.profiles())
                .build();
        Typed at = new Typed(new FakeAreas(Networks.GATEWAY, later));
        assertThat(at.run("watch", "--json", "--count", "5")).isZero();
        List<String> lines = at.out().lines().toList();
        assertThat(lines).hasSize(5);
        for (String line : lines) {
            assertThat(Typed.wrong("watch", line)).isEmpty();
        }
        assertThat(lines.get(0)).contains("\"event\":\"present\"");
        assertThat(lines.get(1)).contains("\"event\":\"gap\"").contains("\"old\":2,\"new\":9");
        assertThat(lines.get(2)).contains("\"event\":\"connectionChanged\"");
    }

    @Test
    void watchSaysWhatLinksCarryInASecond() throws Exception {
        areas.statistics = Optional.of(Traffic.growing("mac:00:00:5e:00:53:01"));
        assertThat(typed.run("watch", "--rates", "1", "--json", "--count", "2")).isZero();
        String rate = typed.out().lines().toList().get(1);
        assertThat(Typed.wrong("watch", rate)).isEmpty();
        assertThat(rate).contains("\"event\":\"rate\"", "\"interface\":\"eth0\"");
        areas.statistics = Optional.empty();
        assertThat(typed.run("watch", "--rates", "1")).isEqualTo(1);
        assertThat(typed.error())
                .startsWith("uplink: nobody serves statistics here: the bundle uplink.service.statistics");
    }

    @Test
    void statusSaysWhatTheViewSays() throws Exception {
        typed.run("status", "--json");
        JsonNode status = typed.json();
        assertThat(status.get("type").asText()).isEqualTo("ETHERNET");
        assertThat(status.get("interface").asText()).isEqualTo("eth0");
        assertThat(status.at("/addresses/IPV6/0").asText()).isEqualTo("2001:db8::2");
        assertThat(status.at("/proxy/port").asInt()).isEqualTo(3128);
        assertThat(status.at("/technologies/CELLULAR/state").asText()).isEqualTo("ROAMING_OFF");
        assertThat(status.at("/technologies/BLUETOOTH/state").asText()).isEqualTo("UNKNOWN");
        assertThat(status.get("hints")).isEmpty();
        typed.lasting = false;
        typed.run("status", "--json");
        assertThat(typed.json().get("hints").toString()).contains("looked for itself", "uplink run");
    }

    @Test
    void profilesTellTheirKindAndNoPassword() throws Exception {
        typed.run("profiles", "--json");
        JsonNode profiles = typed.json();
        assertThat(profiles.findValuesAsText("ssid")).containsExactly("Café");
        assertThat(profiles.findValuesAsText("reason")).containsExactly("APN_REJECTED");
        assertThat(profiles.findValuesAsText("passwordSet")).containsExactly("true");
        assertThat(profiles.findValues("password")).isEmpty();
    }

    @Test
    void peopleSeeAHeadlineAndColourOnlyWhereWanted() {
        typed.run("status");
        assertThat(typed.out())
                .startsWith("Online by Ethernet eth0, 192.0.2.2\n\n  addresses   192.0.2.2/24  2001:db8::2/64\n")
                .contains("\n  proxy       proxy.example:3128\n")
                .contains("\n  ethernet    connected, cable attached\n")
                .doesNotContain("\u001b");
        typed.style = Style.RICH;
        typed.run("status");
        assertThat(typed.out()).contains("\u001b[32m● \u001b[0m\u001b[1mOnline\u001b[0m by Ethernet");
    }

    @Test
    void offlineIsDoneAndUnsettledIsFailed() {
        Typed offline = new Typed(new FakeAreas(Networks.OFFLINE));
        assertThat(offline.run("status")).isZero();
        assertThat(offline.out()).startsWith("Offline\n");
        Typed unsettled = new Typed(new FakeAreas(Networks.UNSETTLED));
        assertThat(unsettled.run("status")).isEqualTo(1);
        assertThat(unsettled.error())
                .startsWith("uplink: nothing came within PT5S")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"daemon:c,daemon:cafe", "daemon:lte,daemon:lte", "Café,daemon:cafe", "eth0,kernel:mac:00:00:5e:00:53:01"
    })
    void anIdIsAnyNameOrItsBeginning(String operand, String id) throws Exception {
        assertThat(typed.run("profiles", operand, "--json")).isZero();
        assertThat(typed.json().get(0).get("id").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "links mac:|more than one link begins with 'mac:'; there is mac:00:00:5e:00:53:01, mac:00:00:5e:00:53:02",
                "profiles x|there is no profile 'x'; there is daemon:cafe, daemon:lte, kernel:mac:00:00:5e:00:53:01",
                "statsu|there is no command 'statsu', did you mean 'status'?; 'uplink help' lists them all",
                "wat|there is no command 'wat', did you mean 'watch' or 'wait'?; 'uplink help' lists them all",
                "status --count 3|status does not take --count; it is for watch",
                "watch --for|--for wants a number above 0",
                "watch --rates 0|--rates wants a number above 0",
                "status --backend foo|there is no backend 'foo'; there is kernel, networkmanager, sim",
                "status --json=yes|--json takes nothing behind it, not 'yes'",
                "history --since never|'never' is no time: want 30s, 30m",
                "open|open wants ID behind it: uplink open ID",
                "radio wifi up|want on or off, not 'up'",
                "add modem x|no profile can be added for 'modem'; there is wifi, cellular, ethernet, bluetooth",
                "links a b|links takes [ID] behind it, not 'b'"
            })
    void wrongUsageIsOneLine(String words, String message) {
        assertThat(typed.run(words.split(" "))).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.error()).startsWith("uplink: " + message).hasLineCount(1);
    }

    @Test
    void aMissingAreaIsOneLineToo() {
        areas.missing.add(History.class);
        assertThat(typed.run("history")).isEqualTo(1);
        assertThat(typed.error()).startsWith("uplink: nobody serves that here").hasLineCount(1);
    }

    @Test
    void nobodyKeepsAHistoryForOneCommand() {
        typed.lasting = false;
        assertThat(typed.run("history", "--json")).isEqualTo(1);
        assertThat(typed.error())
                .contains("nobody keeps a history here", "uplink run")
                .hasLineCount(1);
    }

    @Test
    void aHistoryIsAskedForWhatWasTyped() {
        areas.entries = List.of(entry("stateChanged", "CONNECTED", "DISCONNECTED"));
        assertThat(typed.run("history", "Café", "--since", "2026-01-01T00:00:00Z", "--most", "7"))
                .isZero();
        assertThat(areas.asked.get(0))
                .contains("since=Optional[2026-01-01T00:00:00Z]")
                .contains("subject=Optional[daemon:cafe], most=7");
        assertThat(typed.out())
                .contains("2026 --")
                .contains("wlan0       stateChanged       connected -> disconnected");
    }
}
