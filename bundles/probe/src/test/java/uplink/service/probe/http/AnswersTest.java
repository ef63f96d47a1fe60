// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String body(String answer) throws IOException {
        InputStream in = bytes(answer);
        return new String(Body.of(Head.read(in), "GET", in).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.example|http://a.example/|a.example:80",
                "https://a.example:443/x?y=1|https://a.example/x?y=1|a.example:443",
                "http://[2001:db8::1]:8080/|http://[2001:db8::1]:8080/|[2001:db8::1]:8080",
                "HTTPS://a.example:8443|https://a.example:8443/|a.example:8443"
            })
    void aUrlIsReadAsItIsTyped(String typed, String whole, String address) {
        assertThat(Url.parse(typed)).hasToString(whole);
        assertThat(Url.parse(typed).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "ftp://a.example/",
                "http://",
                "http://u:p@a.example/",
                "http://a:0/",
                "http://a:65536/"
            })
    void whatCannotBeAskedForIsRefused(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Url.parse(typed))
                .withMessageContaining("want http://host[:port]/path");
    }

    @ParameterizedTest
    @CsvSource({
        "a.example,https://a.example/",
        "a.example:8443,https://a.example:8443/",
        "2001:db8::1,https://[2001:db8::1]/",
        "http://a.example/x,http://a.example/x"
    })
    void aHostAloneIsAskedByHttps(String typed, String whole) {
        assertThat(Url.ofHost(typed)).hasToString(whole);
    }

    @Test
    void aBodyEndsWhereItsHeadSays() throws Exception {
        assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef")).isEqualTo("abc");
        assertThat(body("HTTP/1.0 200 OK\r\n\r\nabcdef")).isEqualTo("abcdef");
        assertThat(
                        body(
                                "HTTP/1.1 200\r\ntransfer-encoding: Chunked\r\n\r\nA;q=1\r\n0123456789\r\n1\r\nx\r\n0\r\n\r\nmore"))
                .isEqualTo("0123456789x");
        assertThat(body("HTTP/1.1 204 No Content\r\n\r\nabc")).isEmpty();
    }

    @Test
    void whatIsCutOffIsNoWholeAnswer() {
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nFoo: bar")).isInstanceOf(EOFException.class);
    }

    @Test
    void whatMakesNoSenseIsNoHttp() {
        for (String wrong : new String[] {
            "220 mail.example\r\n\r\n",
            "HTTP/1.1 999 Odd\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000) + "\r\n\r\n"
        }) {
            assertThatThrownBy(() -> body(wrong)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void aHeadCannotMoveTheCursor() throws Exception {
        Head head = Head.read(bytes("HTTP/1.1 200 \u001b[2J\r\nX: a\u001b]b\r\n\r\n"));
        assertThat(head.line()).isEqualTo("200 ?[2J");
        assertThat(head.field("x")).contains("a?]b");
    }
}
