// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code why} of a gateway whose network is broken at one step after the other: each time the first step that fails is told, with what
 * to do, and those before it are well.
 */
@Timeout(240)
class WhyLabTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVER = "198.51.100.1";
    private static final List<String> STEPS =
            List.of("LINK", "ADDRESS", "GATEWAY", "DNS", "PROXY", "TCP", "TLS", "HTTP");
    private static final String SETTINGS = "set up0 ipv4.method=static ipv4.addresses=192.0.2.2/30"
            + " ipv4.gateway=192.0.2.1 ipv4.dns.method=static ipv4.dns=" + SERVER + " --yes";

    @TempDir
    private Path folder;

    private final List<Closeable> open = new ArrayList<>();
    private Lab host;
    private Lab router;
    private Trust trust;
    private String pem;
    private RunningGateway gateway;

    /** What the target of the probe answers; the operator's target is {@code /204} of the server. */
    private volatile String target = ScriptedHttpServer.answer("204 No Content", "");

    private DnsServer dns;

    @BeforeEach
    void open() throws Exception {
        host = Lab.open();
        router = Lab.open();
        host.cable("up0", router, "s0");
        host.ip("link set up0 addrgenmode none");
        router.ip("addr add 192.0.2.1/30 dev s0");
        router.ip("addr add " + SERVER + "/32 dev lo");
        router.ip("link set s0 up");
        host.ip("link set up0 up");
        trust = new Trust(folder);
        pem = trust.pem(folder).toString();
        dns = router.inside(() -> {
            open.add(new ScriptedHttpServer(8080, ServerSocketFactory.getDefault(), this::plain));
            open.add(new ScriptedHttpServer(
                    8443, trust.server().getServerSocketFactory(), path -> ScriptedHttpServer.answer("200 OK", "")));
            return new DnsServer(SERVER, Map.of("server.example", List.of(SERVER), "wrong.example", List.of(SERVER)));
        });
        gateway = new RunningGateway(
                host, folder, "uplink.manage = up0\nuplink.service.probe/targets = http://server.example:8080/204\n");
        gateway.done(SETTINGS);
    }

    private String plain(String path) {
        return switch (path) {
            case "/204" -> target;
            case "/busy" -> ScriptedHttpServer.answer("503 Busy", "");
            case "/login" -> ScriptedHttpServer.answer("302 Found", "", "Location: http://portal.example/in?k=1\r\n");
            default -> ScriptedHttpServer.answer("200 OK", "");
        };
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        for (Closeable one : open) {
            one.close();
        }
        dns.close();
        host.close();
        router.close();
    }

    private JsonNode why(String words) throws Exception {
        String document = gateway.done(("why " + words + " --json").replace("  ", " "));
        assertThat(OneCommand.wrong("why", document)).isEmpty();
        return JSON.readTree(document);
    }

    /** The first step that fails, with its detail; those before it are well, and nothing is said of those behind. */
    private static String failure(JsonNode document, String step) {
        assertThat(document.get("failed").asText())
                .as(document.toPrettyString())
                .isEqualTo(step);
        for (JsonNode one : document.get("steps")) {
            int order = Integer.compare(STEPS.indexOf(one.get("step").asText()), STEPS.indexOf(step));
            String outcome = one.get("outcome").asText();
            if (order == 0) {
                assertThat(outcome).isEqualTo("FAILED");
                assertThat(one.get("advice").asText()).isNotBlank();
            } else {
                assertThat(outcome).as(one.toString()).matches(order < 0 ? "OK|SKIPPED" : "UNCHECKED");
            }
        }
        return document.get("steps").get(STEPS.indexOf(step)).get("detail").asText();
    }

    private static String advice(JsonNode document) {
        return document.get("steps")
                .get(STEPS.indexOf(document.get("failed").asText()))
                .get("advice")
                .asText();
    }

    @Test
    void allIsWell() throws Exception {
        JsonNode usual = why("");
        assertThat(usual.get("ok").asBoolean()).as(usual.toPrettyString()).isTrue();
        assertThat(usual.get("target").asText()).isEqualTo("http://server.example:8080/204");
        JsonNode secure = why("server.example:8443 --via up --cacert " + pem);
        assertThat(secure.get("steps").findValuesAsText("outcome"))
                .containsExactly("OK", "OK", "OK", "OK", "SKIPPED", "OK", "OK", "OK");
        List<String> lines = gateway.done("why https://server.example:8443/ --cacert " + pem)
                .lines()
                .toList();
        assertThat(lines).hasSize(10);
        assertThat(lines.get(0)).isEqualTo("up0 to https://server.example:8443/: all is well");
        assertThat(lines.get(4)).startsWith("  gateway  ok       192.0.2.1 ");
    }

    @Test
    void linkAddressAndGatewayEachFailAtTheirOwnStep() throws Exception {
        why("http://" + SERVER + ":8080/");
        assertThat(host.ip("neigh show 192.0.2.1 dev up0"))
                .as("the kernel believes in the gateway for a while yet")
                .contains("REACHABLE");
        router.ip("addr del 192.0.2.1/30 dev s0");
        JsonNode dead = why("");
        assertThat(failure(dead, "GATEWAY")).startsWith("192.0.2.1 does not answer");
        assertThat(advice(dead)).startsWith("check the router");
        router.ip("addr add 192.0.2.1/30 dev s0");
        host.ip("addr flush dev up0");
        until("no address", "links up0 --json", "\"addresses\": []");
        JsonNode bare = why("");
        assertThat(failure(bare, "ADDRESS")).startsWith("up0 has no address");
        assertThat(advice(bare)).contains("uplink set up0 ipv4.method=static");
        router.ip("link set s0 down");
        until("no carrier", "links up0 --json", "DETACHED");
        JsonNode cut = why("");
        assertThat(failure(cut, "LINK")).isEqualTo("up0 has no carrier");
        assertThat(advice(cut)).startsWith("put the cable in");
        assertThat(gateway.done("why")).contains("link     FAILED   up0 has no carrier\n" + " ".repeat(20) + "put the");
    }

    /** The kernel waits until something is so; nobody tells a caller of the command line. */
    private void until(String what, String command, String shown) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!gateway.done(command).contains(shown)) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Test
    void namesFailWhereNobodyAnswersAndWhereNobodyKnows() throws Exception {
        JsonNode unknown = why("nosuch.example");
        assertThat(failure(unknown, "DNS")).isEqualTo("the name servers answer, and know no 'nosuch.example'");
        dns.close();
        gateway.done("set up0 ipv4.metric=7 --yes");
        JsonNode dead = why("other.example");
        assertThat(failure(dead, "DNS")).isEqualTo("no name server answers: " + SERVER + " serves no names");
        assertThat(advice(dead)).startsWith("set others: uplink set up0 ipv4.dns.method=static");
        assertThat(why("https://" + SERVER + ":8443/ --cacert " + pem)
                        .get("failed")
                        .asText())
                .as("an address wants no name server")
                .isEqualTo("TLS");
    }

    @Test
    void whatStandsBeyondTheNetworkFailsAtTheLastSteps() throws Exception {
        assertThat(failure(why("http://server.example:81/"), "TCP"))
                .isEqualTo("server.example:81: the connection is refused");
        JsonNode wrong = why("https://wrong.example:8443/ --cacert " + pem);
        assertThat(failure(wrong, "TLS")).startsWith("the certificate is not this host's");
        assertThat(advice(wrong)).contains("somebody stands in between");
        assertThat(failure(why("https://server.example:8443/"), "TLS"))
                .isEqualTo("the certificate is of nobody who is trusted here");
        assertThat(failure(why("https://server.example:8080/"), "TLS")).isEqualTo("the other side speaks no TLS");
        assertThat(failure(why("http://server.example:8080/busy"), "HTTP")).isEqualTo("the host answers 503 Busy");
        JsonNode portal = why("http://server.example:8080/login");
        assertThat(failure(portal, "HTTP"))
                .isEqualTo("a captive portal answers in its place: 302 Found, and sends to http://portal.example/in");
        assertThat(advice(portal)).endsWith("in this network: http://portal.example/in");
        target = ScriptedHttpServer.answer("200 OK", "<p>log in</p>");
        assertThat(failure(why(""), "HTTP")).isEqualTo("a captive portal answers in its place: 200 OK");
    }

    @Test
    void aProxyIsAStepOfItsOwn() throws Exception {
        gateway.done("set up0 proxy=" + SERVER + ":3128 --yes");
        assertThat(failure(why("http://far.example/"), "DNS")).contains("know no 'far.example'");
        JsonNode dead = why("http://server.example/");
        assertThat(failure(dead, "PROXY")).isEqualTo(SERVER + ":3128: the connection is refused");
        ScriptedHttpServer proxy = router.inside(() -> new ScriptedHttpServer(
                3128,
                ServerSocketFactory.getDefault(),
                path -> path.startsWith("http:")
                        ? ScriptedHttpServer.answer("200 OK", "")
                        : ScriptedHttpServer.answer("403 Forbidden", "")));
        open.add(proxy);
        assertThat(why("http://server.example/").get("ok").asBoolean()).isTrue();
        assertThat(proxy.requests).contains("GET http://server.example/ HTTP/1.1");
        assertThat(failure(why("https://server.example/"), "TCP"))
                .isEqualTo("server.example:443: the proxy refuses with 403 Forbidden");
    }

    @Test
    void aLossIsExaminedOnceAndKept() throws Exception {
        assertThat(gateway.ask("why --last").error())
                .startsWith("uplink: no loss was seen so far")
                .hasLineCount(1);
        router.ip("link set s0 down");
        untilKept();
        JsonNode lost = JSON.readTree(gateway.done("why --last --json"));
        assertThat(failure(lost, "LINK")).isEqualTo("up0 has no carrier");
        assertThat(lost.get("lost").asBoolean()).isTrue();
        assertThat(OneCommand.wrong("why", lost.toString())).isEmpty();
        assertThat(gateway.done("why --last")).startsWith("up0 to http://server.example:8080/204, lost at 20");
        assertThat(Files.readString(folder.resolve("store/uplink.0.log")))
                .containsOnlyOnce("up0 was lost: LINK, up0 has no carrier");
        gateway.close();
        gateway = new RunningGateway(host, folder, "uplink.manage = up0\n");
        assertThat(JSON.readTree(gateway.done("why --last --json"))).isEqualTo(lost);
    }

    private void untilKept() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (gateway.ask("why --last").status() != 0) {
            assertThat(System.nanoTime()).as("the loss is kept").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
