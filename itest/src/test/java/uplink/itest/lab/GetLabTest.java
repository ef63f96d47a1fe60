// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code get} between two servers with the same addresses: the network that is named decides which one answers. */
@Timeout(240)
class GetLabTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ADDRESSES = List.of(TwoUplinks.IPV4, TwoUplinks.IPV6);
    private static final String STATIC = " ipv4.dns.method=static ipv4.dns=" + TwoUplinks.IPV4 + " --yes";

    private static final int LARGE_MEBIBYTES = 128;

    @TempDir
    private Path folder;

    private final List<Closeable> open = new ArrayList<>();
    private TwoUplinks lab;
    private Trust trust;
    private ScriptedHttpServer plainB;
    private DnsServer dnsA;
    private DnsServer dnsB;

    @BeforeEach
    void open() throws Exception {
        lab = new TwoUplinks();
        trust = new Trust(folder);
        dnsA = serve(lab.a, "A");
        plainB = opened;
        dnsB = serve(lab.b, "B");
        plainB = opened;
    }

    private ScriptedHttpServer opened;

    private DnsServer serve(Lab server, String name) throws Exception {
        return server.inside(() -> {
            opened = new ScriptedHttpServer(8080, ServerSocketFactory.getDefault(), path -> page(name, path));
            DnsServer dns =
                    new DnsServer(TwoUplinks.IPV4, Map.of("server.example", ADDRESSES, "wrong.example", ADDRESSES));
            open.add(opened);
            open.add(dns);
            open.add(new ScriptedHttpServer(8443, trust.server().getServerSocketFactory(), path -> page(name, path)));
            return dns;
        });
    }

    private static String page(String name, String path) {
        return switch (path) {
            case "/moved" -> ScriptedHttpServer.answer("302 Found", "", "Location: http://other.example/\r\n");
            case "/binary" -> ScriptedHttpServer.answer("200 OK", "\u00ff\u0000\u0001\u00c3");
            case "/chunks" ->
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3;x=y\r\ncde\r\n0\r\n\r\n";
            case "/cut" -> "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc";
            case "/hang" -> "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc" + ScriptedHttpServer.HANGS;
            case "/mail" -> "220 mail.example ESMTP\r\n";
            default -> ScriptedHttpServer.answer("200 OK", name + path);
        };
    }

    @AfterEach
    void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
        lab.close();
    }

    @Test
    void oneCommandLeavesByTheNetworkThatIsNamed() throws Exception {
        Distribution alone = new Distribution(lab.host, folder);
        for (String host : List.of(TwoUplinks.IPV4, "[" + TwoUplinks.IPV6 + "]")) {
            String url = "http://" + host + ":8080/x";
            assertThat(alone.run("get", url, "--via", "a0").out()).isEqualTo("A/x");
            assertThat(alone.run("get", url, "--via", "veth:b0").out()).isEqualTo("B/x");
        }
        assertThat(alone.run("get", "http://" + TwoUplinks.IPV4 + ":8080/").out())
                .as("the current one")
                .isEqualTo("A/");
    }

    /** As a gateway without a daemon has it: both links are Uplink's own, each with its own name server. */
    private RunningGateway gateway() throws Exception {
        lab.host.ip("-4 route flush default");
        RunningGateway gateway = new RunningGateway(lab.host, folder, "uplink.manage = a0, b0\n");
        gateway.done("set a0 ipv4.method=static ipv4.addresses=192.0.2.2/30 ipv4.gateway=192.0.2.1 ipv4.metric=100"
                + STATIC);
        gateway.done("set b0 ipv4.method=static ipv4.addresses=192.0.2.6/30 ipv4.gateway=192.0.2.5 ipv4.metric=200"
                + STATIC);
        return gateway;
    }

    @Test
    void theGatewayThatRunsFetchesByNameAndByTls() throws Exception {
        try (RunningGateway gateway = gateway()) {
            Started.Answer byB = gateway.ask("get http://server.example:8080/x --via b0");
            assertThat(byB.out()).as(byB.error()).isEqualTo("B/x");
            assertThat(byB.error())
                    .startsWith("200 OK, 3 bytes in ")
                    .endsWith(" ms by b0 (held to the device) from 192.0.2.6 to 198.51.100.1 port 8080\n");
            assertThat(dnsA.asked).as("B's names are B's business").isEmpty();
            assertThat(dnsB.asked).isNotEmpty();
            String pem = trust.pem(folder).toString();
            String secure = gateway.done("get https://server.example:8443/s --via b0 --cacert " + pem + " --json");
            assertThat(OneCommand.wrong("get", secure)).isEmpty();
            JsonNode document = JSON.readTree(secure);
            assertThat(document.get("body").asText()).isEqualTo("B/s");
            assertThat(document.at("/tls/subject").asText()).isEqualTo("CN=server.example");
            assertThat(document.get("binding").asText()).isEqualTo("DEVICE");
            forms(gateway);
            failures(gateway, pem);
        }
    }

    private void forms(RunningGateway gateway) throws Exception {
        String base = "http://198.51.100.1:8080";
        assertThat(gateway.done("get " + base + "/moved --via a --head"))
                .isEqualTo("302 Found\nLocation: http://other.example/\nContent-Length: 0\n");
        assertThat(gateway.ask("get " + base + "/moved --via a0").error())
                .startsWith("302 Found, sends to http://other.example/, 0 bytes in ");
        assertThat(gateway.done("get " + base + "/chunks --via b0")).isEqualTo("abcde");
        Process binary = gateway.start("get " + base + "/binary --via b0");
        assertThat(binary.getInputStream().readAllBytes()).containsExactly(0xff, 0, 1, 0xc3);
        assertThat(binary.waitFor(30, TimeUnit.SECONDS)).isTrue();
        JsonNode document = JSON.readTree(gateway.done("get " + base + "/binary --via b0 --json"));
        assertThat(document.get("encoding").asText()).isEqualTo("BASE64");
        assertThat(document.get("body").binaryValue()).containsExactly(0xff, 0, 1, 0xc3);
        String saved = gateway.done("get " + base + "/file --via b0 --output page.txt --json");
        assertThat(OneCommand.wrong("get", saved)).isEmpty();
        assertThat(folder.resolve("page.txt")).hasContent("B/file");
        assertThat(gateway.ask("get " + base + "/file --via b0 --output page.txt")
                        .error())
                .endsWith("page.txt is there already\n")
                .hasLineCount(1);
    }

    private void failures(RunningGateway gateway, String pem) throws Exception {
        fails(gateway, "http://nosuch.example/", "nobody knows a host 'nosuch.example'");
        fails(gateway, "http://198.51.100.1:81/", "the connection is refused");
        fails(gateway, "http://198.51.100.1:8080/mail", "no HTTP, but '220 mail.example ESMTP'");
        fails(gateway, "http://198.51.100.1:8080/cut", "the answer is cut off, 6 bytes are missing");
        fails(gateway, "http://198.51.100.1:8080/hang --timeout 1", "no answer in time");
        fails(gateway, "https://198.51.100.1:8080/", "the other side speaks no TLS");
        fails(gateway, "https://server.example:8443/", "the certificate is of nobody who is trusted here");
        fails(
                gateway,
                "https://wrong.example:8443/ --cacert " + pem,
                "the certificate is not this host's: No subject alternative DNS name matching wrong.example found");
        lab.b.ip("route add blackhole 192.0.2.6/32");
        fails(gateway, "http://198.51.100.1:8080/ --timeout 1", "no answer in time");
        lab.b.ip("route del blackhole 192.0.2.6/32");
        assertThat(gateway.ask("get http://198.51.100.1/ --via eth7").status()).isEqualTo(2);
        assertThat(gateway.ask("get ftp://198.51.100.1/").status()).isEqualTo(2);
    }

    private static void fails(RunningGateway gateway, String words, String why) throws Exception {
        Started.Answer answer = gateway.ask("get " + words + " --via b0");
        assertThat(answer.status()).as(words).isEqualTo(1);
        assertThat(answer.error())
                .startsWith("uplink: " + words.split(" ")[0] + " by b0: " + why)
                .hasLineCount(1);
    }

    @Test
    void whatIsFetchedEndsWithItsNetworkAndWithItsCaller() throws Exception {
        try (RunningGateway gateway = gateway()) {
            Started left = new Started(gateway.start("get http://198.51.100.1:8080/hang --via b0"));
            plainB.hangs();
            assertThat(connections()).hasSize(1);
            left.process().destroy();
            left.answer();
            Gateway.eventually(
                    "whoever leaves takes the connection along",
                    () -> connections().isEmpty());
            Started fetch = new Started(gateway.start("get http://198.51.100.1:8080/hang --via b0"));
            plainB.hangs();
            lab.host.ip("link set b0 down");
            Started.Answer answer = fetch.answer();
            assertThat(answer.status()).isEqualTo(1);
            assertThat(answer.out()).isEqualTo("abc");
            assertThat(answer.error())
                    .startsWith("uplink: http://198.51.100.1:8080/hang by b0: the network is gone")
                    .hasLineCount(1);
            assertThat(gateway.ask("get http://198.51.100.1:8080/ --via b0").error())
                    .startsWith("uplink: b0 is not connected; 'uplink why --via b0' says why")
                    .hasLineCount(1);
        }
    }

    private List<String> connections() {
        return lab.host
                .command("ss", "-Htn", "state", "established", "dport", "=", ":8080")
                .lines()
                .toList();
    }

    @Test
    void aLargePageWantsLittleMemory() throws Exception {
        ServerSocket big = lab.b.inside(() -> new ServerSocket(9000));
        open.add(big);
        Thread server = new Thread(() -> large(big), "large-server");
        server.setDaemon(true);
        server.start();
        Distribution alone = new Distribution(lab.host, folder, List.of("-Xmx32m"));
        Started.Answer answer = alone.run("get", "http://198.51.100.1:9000/", "--via", "b0", "--output", "big.bin");
        assertThat(answer.status()).as(answer.error()).isZero();
        assertThat(Files.size(folder.resolve("big.bin"))).isEqualTo((long) LARGE_MEBIBYTES << 20);
    }

    private static void large(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[4_096]);
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int piece = 0; piece < LARGE_MEBIBYTES; piece++) {
                out.write(new byte[1 << 20]);
            }
        } catch (IOException gone) {
            // the client has left
        }
    }
}
