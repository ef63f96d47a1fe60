// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "passphrase=hunter22",
                "WARN wpa.Psk: hunter22",
                "{\"password\":\"hunter22\",\"a\":1}",
                "{\"password\" : \"say \\\"hunter22\\\"\"}",
                "wifi.passphrase = correct hunter22 battery",
                "joined with simPin='hunter22'",
                "the passphrase is hunter22",
                "PIN hunter22 was wrong",
                "Authorization: Basic hunter22",
                "api-key=hunter22&x=1",
                "apn.password=hunter22 user=joe",
                "proxy http://joe:hunter22@proxy.example:3128/",
                "token: \"hunter22",
                "-----BEGIN EC PRIVATE KEY-----\nhunter22\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nhunter22"
            })
    void takesSecretsOut(String text) {
        assertThat(Redactor.text(text)).doesNotContain("hunter22").contains(Redactor.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uplink.events epoch=7 sequence=12 at=2026-11-24T21:00:00Z event=typeChanged old=ETHERNET new=WIFI",
                "ping to 192.0.2.1 took 12 ms: mapping=3 monkey=4",
                "INFO uplink.service.shell Commands reach this gateway at /run/uplink/uplink.sock",
                "received 12345678901 bytes in 1764018000123 ms, mac:02:fc:00:00:00:01, 2001:db8::1",
                "http://proxy.example:3128/ by joe@example.org"
            })
    void leavesTheRest(String text) {
        assertThat(Redactor.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "imei 490154203237518 seen,imei ********7518 seen",
        "imsi=001010123456789,imsi=********6789",
        "iccid 8949000000000000001,iccid ********0001",
        "IMEI 35-209900-176148-1,IMEI ********6148-1"
    })
    void keepsTheLastFourDigitsOfDevicesAndSims(String text, String redacted) {
        assertThat(Redactor.text(text)).isEqualTo(redacted);
    }

    @Test
    void keepsTheOtherMembersOfALine() {
        assertThat(Redactor.text("user=joe psk=abc link=wlan0 {\"pin\":\"1234\",\"sim\":1}"))
                .isEqualTo("user=joe psk=******** link=wlan0 {\"pin\":\"********\",\"sim\":1}");
    }

    @Test
    void documentsStayJson() {
        assertThat(Redactor.document("{\"imei\":\"490154203237518\",\"key\":\"mac:1\",\"received\":490154203237518}"))
                .isEqualTo("{\"imei\":\"********7518\",\"key\":\"mac:1\",\"received\":490154203237518}");
    }

    @Test
    void valuesOfSecretNamesAreMaskedWhole() {
        assertThat(Redactor.value("wifi.preSharedKey", "a b, c")).isEqualTo(Redactor.MASK);
        assertThat(Redactor.value("manage", "eth0, wlan0")).isEqualTo("eth0, wlan0");
        assertThat(Redactor.value("probe.url", "http://u:p@x/")).isEqualTo("http://********@x/");
    }

    @Test
    void aLongLineCostsNoMoreThanItsLength() {
        String line = "a".repeat(200_000) + "=" + "\"\\".repeat(100_000) + " : ".repeat(50_000);
        long begin = System.nanoTime();
        assertThat(Redactor.text(line)).isNotEmpty();
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }
}
