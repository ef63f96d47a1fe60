// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution says that nobody looks for the internet, and how to begin; and begins when the operator has written it down. */
@Timeout(120)
class ProbeCommandLabTest {
    @TempDir
    private Path folder;

    private Lab host;
    private Lab peer;
    private Distribution distribution;

    @BeforeEach
    void open() {
        host = Lab.open();
        peer = Lab.open();
        host.cable("up0", peer, "far0");
        peer.ip("addr add 192.0.2.1/24 dev far0");
        peer.ip("link set far0 up");
        host.ip("addr add 192.0.2.2/24 dev up0");
        host.ip("link set up0 up");
        host.ip("route add default via 192.0.2.1");
        distribution = new Distribution(host, folder);
    }

    @AfterEach
    void close() {
        host.close();
        peer.close();
    }

    private String said(String... words) throws Exception {
        return distribution.run(words).out();
    }

    @Test
    void isOffAndSaysHowToBegin() throws Exception {
        assertThat(said("status")).contains("Nobody checks whether the internet is reached: 'uplink probe' says how");
        assertThat(said("probe")).startsWith("off: nobody is asked. Set uplink.service.probe/targets in the file of");
    }

    @Test
    void asksWhatTheOperatorHasWrittenDown() throws Exception {
        Path config = Files.writeString(
                folder.resolve("uplink.properties"),
                "uplink.service.probe/targets = http://192.0.2.1:8080/txt all-is-well\n");
        try (NamedHttpServer server =
                peer.inside(() -> new NamedHttpServer("all-is-well", 8080, ServerSocketFactory.getDefault()))) {
            Started gateway = new Started(distribution.start("run", "--config", config.toString()));
            try {
                Gateway.eventually("ONLINE", () -> said("status", "--json").contains("\"internet\": \"ONLINE\""));
                assertThat(said("probe"))
                        .startsWith("asks http://192.0.2.1:8080/txt\nevery 300 s, about ")
                        .containsPattern("MB a month on each network; ONLINE ends after 3 failures")
                        .containsPattern("up0 +ONLINE +well, asked again in \\d+ s");
                assertThat(said("status")).doesNotContain("Nobody checks");
                assertThat(server.requests).first().isEqualTo("GET /txt HTTP/1.1");
            } finally {
                gateway.process().destroy();
                assertThat(gateway.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
