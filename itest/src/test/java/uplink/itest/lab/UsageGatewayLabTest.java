// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution counts what the kernel counts, byte for byte, through the death of the gateway and of the interface. */
@Timeout(180)
class UsageGatewayLabTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private Cable cable;
    private Distribution distribution;
    private Path config;

    @BeforeEach
    void open() throws Exception {
        cable = Cable.open();
        distribution = new Distribution(cable.near(), folder);
        config = Files.writeString(
                folder.resolve("uplink.properties"),
                "uplink.service.statistics/periodSeconds=1\nuplink.backends=kernel\n");
    }

    @AfterEach
    void close() {
        cable.close();
    }

    @Test
    void everyByteIsFoundAgain() throws Exception {
        Started first = gateway();
        Gateway.eventually("the first base on the disk", this::stored);
        assertThat(counted()).isZero();
        long base = cable.sent();
        cable.push(MEGABYTE);
        assertThat(counted()).isEqualTo(cable.sent() - base).isGreaterThan(MEGABYTE);
        first.process().destroyForcibly().waitFor();
        cable.push(MEGABYTE);
        Started second = gateway();
        long life = cable.sent() - base;
        assertThat(counted()).as("with what was carried after the kill").isEqualTo(life);
        cable.near().ip("link del up0");
        cable.lay();
        cable.push(MEGABYTE);
        Gateway.eventually("over two interfaces", () -> counted() == life + cable.sent());
        end(second);
        cable.push(MEGABYTE);
        Started third = gateway();
        assertThat(counted()).as("after an orderly stop").isEqualTo(life + cable.sent());
        resets();
        end(third);
    }

    private void resets() throws Exception {
        JsonNode before = usage();
        assertThat(distribution
                        .run("usage", "reset", "veth:up0", "last-sent", "total-packets")
                        .status())
                .isZero();
        JsonNode after = usage();
        assertThat(after.at("/sent/total")).isEqualTo(before.at("/sent/total"));
        assertThat(after.at("/packets/total").asLong()).isZero();
        assertThat(after.at("/packets/last")).isEqualTo(before.at("/packets/last"));
    }

    @Test
    void watchTellsWhatIsCarriedWhileItIs() throws Exception {
        Started gateway = gateway();
        Process watch = distribution.start("watch", "--rates", "1", "--json");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).contains("\"event\":\"present\"");
            cable.push(8 * MEGABYTE);
            JsonNode rate = JSON.readTree(lines.readLine());
            while (!rate.get("subject").asText().equals("veth:up0")) {
                rate = JSON.readTree(lines.readLine());
            }
            assertThat(rate.get("event").asText()).isEqualTo("rate");
            assertThat(rate.get("interface").asText()).isEqualTo("up0");
            assertThat(rate.at("/new/sent").asLong()).isPositive();
            assertThat(rate.at("/new/sent").asLong())
                    .as("most goes one way")
                    .isGreaterThan(rate.at("/new/received").asLong());
        } finally {
            watch.destroyForcibly();
            end(gateway);
        }
    }

    private Started gateway() throws Exception {
        Started started = new Started(distribution.start("run", "--config", config.toString()));
        Gateway.eventually("it counts", () -> {
            Started.Answer answer = distribution.run("usage", "veth:up0");
            return answer.status() == 0 && answer.error().isEmpty();
        });
        return started;
    }

    private static void end(Started gateway) throws Exception {
        gateway.process().toHandle().destroy();
        assertThat(gateway.answer().status()).isZero();
    }

    private boolean stored() {
        Path file = distribution.store().resolve("statistics/usage");
        return file.toFile().length() > 0;
    }

    private long counted() throws Exception {
        return usage().at("/sent/total").asLong();
    }

    private JsonNode usage() throws Exception {
        Started.Answer answer = distribution.run("usage", "veth:up0", "--json");
        assertThat(answer.error()).isEmpty();
        return JSON.readTree(answer.out()).get(0);
    }
}
