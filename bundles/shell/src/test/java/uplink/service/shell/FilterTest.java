// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.service.shell.find.Filter;
import uplink.service.shell.find.Since;
import uplink.service.shell.words.UsageException;

class FilterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "settled",
                "online",
                "type=ethernet",
                "type=ETHERNET and internet=ONLINE and metered=NO",
                "not type=WIFI",
                "not not online",
                "type!=WIFI",
                "interface=eth0",
                "cable=ATTACHED",
                "link:eth0.carrier=ATTACHED",
                "link:mac:00:00:5e:00:53:01.addressed",
                "link:nosuch.carrier!=ATTACHED",
                "profile:Café=CONNECTED",
                "profile:daemon:lte=DISCONNECTED",
                "profile:nosuch!=CONNECTED",
                "cellular=ROAMING_OFF",
                "wifi=CONNECTED"
            })
    void holds(String filter) {
        assertThat(parse(filter).test(Networks.GATEWAY)).isTrue();
        assertThat(parse(filter).test(Networks.UNSETTLED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=WIFI",
                "not online",
                "online and type=WIFI",
                "link:nosuch.carrier=ATTACHED",
                "profile:nosuch=CONNECTED",
                "profile:daemon:c=CONNECTED",
                "link:eth0.metered=YES"
            })
    void doesNotHold(String filter) {
        assertThat(parse(filter).test(Networks.GATEWAY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "typ=WIFI|column 1 of the filter: there is no 'typ', did you mean 'type'?",
                "online and type=WIFY|column 17 of the filter: there is no 'WIFY', did you mean 'WIFI'?",
                "online online|column 8 of the filter: want 'and' before 'online'",
                "online and|column 11 of the filter: want a term",
                "not|column 4 of the filter: want a term",
                "type|column 5 of the filter: type wants a value: DISCONNECTED, WIFI",
                "link:eth0.speed=1|column 11 of the filter: want link:ID.FIELD, where FIELD is addressed, carrier",
                "interface=|column 11 of the filter: want a value",
                "profile:=CONNECTED|column 1 of the filter: there is no 'profile:'"
            })
    void whatIsWrongIsToldWithItsColumn(String filter, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(filter))
                .withMessageStartingWith(message);
    }

    @Test
    void whatWasSeenIsToldInTheFiltersOwnWords() {
        assertThat(parse("type=WIFI and link:eth0.carrier=DETACHED and profile:gone=CONNECTED")
                        .seen(Networks.GATEWAY))
                .isEqualTo("type=ETHERNET, link:eth0.carrier=ATTACHED, profile:gone=ABSENT");
    }

    @Test
    void waitAnswersTheStatusOrSaysWhatItSaw() {
        Typed typed = new Typed(new FakeAreas(Networks.GATEWAY));
        assertThat(typed.run("wait", "type=ETHERNET", "and", "online")).isZero();
        assertThat(typed.out()).startsWith("Online by Ethernet");
        assertThat(typed.run("wait", "type=WIFI", "--timeout", "3")).isEqualTo(1);
        assertThat(typed.error()).isEqualTo("uplink: not so within 3 s; last seen: type=ETHERNET\n");
        assertThat(typed.run("wait", "type")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2h,2026-01-31T10:00:00Z",
        "30m,2026-01-31T11:30:00Z",
        "1d,2026-01-30T12:00:00Z",
        "2026-01-30,2026-01-30T00:00:00Z",
        "2026-01-30T08:15,2026-01-30T08:15:00Z",
        "08:15,2026-01-31T08:15:00Z",
        "2026-01-30T08:15:00Z,2026-01-30T08:15:00Z"
    })
    void aTimeIsWhatPeopleType(String text, Instant instant) {
        ZonedDateTime now = ZonedDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC);
        assertThat(Since.of(text, now)).isEqualTo(instant);
    }

    private static Filter parse(String filter) {
        return Filter.parse(List.of(filter.split(" ")));
    }
}
