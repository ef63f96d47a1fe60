// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution on the command line, in a namespace of its own. */
class CommandLineLabTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        lab.ip("link set up0 up");
        lab.ip("addr add 192.0.2.2/24 dev up0");
        lab.ip("addr add 2001:db8::2/64 dev up0 nodad");
        lab.ip("route add default via 192.0.2.1 metric 100");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void statusAgreesWithIp() throws Exception {
        JsonNode status = JSON.readTree(run("status", "--json").out());
        JsonNode route = JSON.readTree(lab.ip("-j route show default")).get(0);
        assertThat(status.get("interface")).isEqualTo(route.get("dev"));
        assertThat(status.at("/gateway/IPV4/0")).isEqualTo(route.get("gateway"));
        List<String> addresses = new ArrayList<>();
        for (JsonNode address : JSON.readTree(lab.ip("-j addr show up0")).get(0).get("addr_info")) {
            addresses.add(address.get("local").asText());
        }
        List<String> shown = new ArrayList<>();
        status.at("/addresses/IPV4").forEach(one -> shown.add(one.asText()));
        status.at("/addresses/IPV6").forEach(one -> shown.add(one.asText()));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(addresses);
        assertThat(status.get("type").asText()).isEqualTo("ETHERNET");
        assertThat(status.get("settled").asBoolean()).isTrue();
        assertThat(status.at("/technologies/ETHERNET/cable").asText()).isEqualTo("ATTACHED");
        assertThat(status.get("backends").get(0).asText()).isEqualTo("kernel");
    }

    @Test
    void offlineIsAnAnswerToo() throws Exception {
        lab.ip("route del default");
        Started.Answer answer = run("status", "--json");
        assertThat(answer.status()).isZero();
        JsonNode status = JSON.readTree(answer.out());
        assertThat(status.get("type").asText()).isEqualTo("DISCONNECTED");
        assertThat(status.get("link").isNull()).isTrue();
    }

    @Test
    void linksAndProfilesAreFoundByTheirBeginning() throws Exception {
        JsonNode links = JSON.readTree(run("links", "up", "--json").out());
        assertThat(links).hasSize(1);
        assertThat(links.get(0).get("key").asText()).isEqualTo("veth:up0");
        JsonNode profiles = JSON.readTree(run("profiles", "--json").out());
        assertThat(profiles.findValuesAsText("interface"))
                .contains("up0", "far0")
                .doesNotContain("lo");
        assertThat(run("status").out()).contains("192.0.2.2/24").doesNotContain("\u001b");
    }

    @Test
    void watchTellsEveryChange() throws Exception {
        Process process = start("watch", "--json");
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, events), "watch-reader");
        reader.start();
        try {
            until(events, "present", "");
            lab.ip("addr add 198.51.100.7/24 dev up0");
            assertThat(until(events, "addressChanged", "198.51.100.7")
                            .get("old")
                            .toString())
                    .doesNotContain("198.51.100.7");
            lab.ip("route add 203.0.113.0/24 via 192.0.2.1");
            until(events, "routesChanged", "203.0.113.0/24");
            lab.ip("link set far0 down");
            until(events, "carrierChanged", "DETACHED");
            until(events, "typeChanged", "DISCONNECTED");
            lab.ip("link add up1 type veth peer name far1");
            until(events, "linkAdded", "veth:up1");
            lab.ip("link del up1");
            until(events, "linkRemoved", "");
        } finally {
            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS))
                    .as("ends within 5 s")
                    .isTrue();
            reader.join();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stats|there is no command 'stats', did you mean 'status'?",
                "status --jsn|there is no option '--jsn', did you mean '--json'?",
                "status more|status takes nothing behind it, not 'more'",
                "links nosuch|there is no link 'nosuch'",
                "status --backend modem|there is no backend 'modem'",
                "watch --count 0|--count wants a number above 0, not '0'",
                "links --count 3|links does not take --count; it is for watch"
            })
    void wrongUsageIsOneLineThatSaysWhatIsPossible(String words, String begin) throws Exception {
        Started.Answer answer = run(words.split(" "));
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.error()).startsWith("uplink: " + begin).hasLineCount(1);
    }

    private static JsonNode until(BlockingQueue<JsonNode> events, String event, String now) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            JsonNode next = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next).as("%s %s", event, now).isNotNull();
            if (next.get("event").asText().equals(event)
                    && next.get("new").toString().contains(now)) {
                return next;
            }
        }
    }

    private static void read(Process process, BlockingQueue<JsonNode> events) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(JSON.readTree(line));
            }
        } catch (IOException closed) {
            assertThat(process.isAlive()).isFalse();
        }
    }

    private Started.Answer run(String... words) throws Exception {
        return new Started(start(words)).answer();
    }

    private Process start(String... words) throws Exception {
        return new Distribution(lab, folder).start(words);
    }
}
