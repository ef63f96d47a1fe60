// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that runs, commands that reach it, and what is left when it ends. */
@Timeout(120)
class RuntimeLabTest {
    private static final String ALONE = "uplink: no gateway runs";

    @TempDir
    private Path folder;

    private Lab lab;
    private Distribution distribution;

    @BeforeEach
    void open() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        lab.ip("link set up0 up");
        lab.ip("addr add 192.0.2.2/24 dev up0");
        lab.ip("route add default via 192.0.2.1 metric 100");
        distribution = new Distribution(lab, folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aCommandPrintsTheSameWhereverItIsCarriedOut() throws Exception {
        List<String> lines = List.of("links", "links --json", "backends --json", "help", "status more", "links x");
        List<Started.Answer> alone =
                lines.stream().map(line -> run(line.split(" "))).toList();
        Started gateway = start();
        try {
            for (int index = 0; index < lines.size(); index++) {
                Started.Answer answer = run(lines.get(index).split(" "));
                assertThat(answer.out())
                        .as(lines.get(index))
                        .isEqualTo(alone.get(index).out());
                assertThat(answer.error()).doesNotContain(ALONE);
                assertThat(withoutNote(alone.get(index).error())).isEqualTo(answer.error());
                assertThat(answer.status()).isEqualTo(alone.get(index).status());
            }
        } finally {
            end(gateway);
        }
        assertThat(alone.get(0).error()).startsWith(ALONE).hasLineCount(1);
        assertThat(alone.get(0).out()).contains("192.0.2.2/24");
        assertThat(alone.get(4).status()).isEqualTo(2);
    }

    private static String withoutNote(String error) {
        return error.startsWith(ALONE) ? error.substring(error.indexOf('\n') + 1) : error;
    }

    @Test
    void watchFollowsTheGatewayThatRuns() throws Exception {
        Started gateway = start();
        Process watch = distribution.start("watch", "--json");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).contains("\"event\":\"present\"");
            lab.ip("addr add 198.51.100.7/24 dev up0");
            String line = lines.readLine();
            while (!line.contains("198.51.100.7")) {
                line = lines.readLine();
            }
            watch.destroy();
            assertThat(watch.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(run("status").status()).isZero();
        } finally {
            watch.destroyForcibly();
            end(gateway);
        }
    }

    @Test
    void noOtherUserGetsNear() throws Exception {
        Started gateway = start();
        try {
            assertThat(mode(distribution.socket())).isEqualTo("rw-------");
            assertThat(mode(distribution.socket().getParent())).isEqualTo("rwx------");
            assertThat(mode(distribution.store())).isEqualTo("rwx------");
            assertThat(mode(distribution.store().resolve("lock"))).isEqualTo("rw-------");
        } finally {
            end(gateway);
        }
    }

    @Test
    void twoGatewaysShareNeitherStoreNorSocket() throws Exception {
        Started gateway = start();
        try {
            String pid = "process " + gateway.process().pid() + " has ";
            Started.Answer sameStore =
                    run("run", "--socket", folder.resolve("other/u.sock").toString());
            assertThat(sameStore.status()).isEqualTo(1);
            assertThat(sameStore.error())
                    .startsWith("uplink: a gateway runs already: " + pid + "the store " + distribution.store())
                    .hasLineCount(1);
            Started.Answer sameSocket =
                    run("run", "--store", folder.resolve("other").toString());
            assertThat(sameSocket.status()).isEqualTo(1);
            assertThat(sameSocket.error())
                    .startsWith("uplink: a gateway runs already: " + pid + "the socket " + distribution.socket())
                    .hasLineCount(1);
            assertThat(folder.resolve("other")).doesNotExist();
            assertThat(run("status").error()).isEmpty();
        } finally {
            end(gateway);
        }
    }

    @Test
    void whatAKilledGatewayLeavesStopsNobody() throws Exception {
        Started gateway = start();
        gateway.process().destroyForcibly();
        assertThat(gateway.answer().status()).isEqualTo(137);
        assertThat(distribution.socket()).exists();
        assertThat(run("links").error()).startsWith(ALONE);
        Started next = start();
        assertThat(run("status").error()).isEmpty();
        end(next);
    }

    @Test
    void nothingRemainsOfAGatewayThatWasToldToEnd() throws Exception {
        Started gateway = start();
        Process watch = distribution.start("watch");
        assertThat(watch.getInputStream().read()).isPositive();
        end(gateway);
        Started.Answer left = new Started(watch).answer();
        assertThat(left.status()).isEqualTo(1);
        assertThat(left.error()).endsWith("went away before it was done\n").hasLineCount(1);
        assertThat(distribution.socket().getParent()).isEmptyDirectory();
        assertThat(distribution.temporary()).isEmptyDirectory();
        assertThat(names(distribution.store()))
                .contains("uplink.0.log")
                .doesNotContain("lock", "framework", "uplink.0.log.lck");
        assertThat(distribution.store().resolve("uplink.0.log")).content().contains("INFO");
    }

    @Test
    void aCommandAloneWritesNothing() throws Exception {
        assertThat(run("status").status()).isZero();
        assertThat(names(folder)).containsExactly("tmp");
        assertThat(distribution.temporary()).isEmptyDirectory();
    }

    @Test
    void aSocketThatWasNamedMustAnswer() throws Exception {
        Started.Answer answer =
                run("status", "--socket", folder.resolve("no.sock").toString());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.error()).startsWith("uplink: no gateway answers at ").hasLineCount(1);
        assertThat(run("run", "more").error())
                .startsWith("uplink: run takes --store FOLDER")
                .hasLineCount(1);
        assertThat(run("status", "--store", "x").status()).isEqualTo(2);
    }

    @Test
    void doesWhatTheOperatorHasWrittenDown() throws Exception {
        Path config = Files.writeString(folder.resolve("uplink.properties"), "uplink.manage = up0\n");
        String words = "set up0 ipv4.method=static ipv4.addresses=192.0.2.9/24 --yes";
        Started gateway = start();
        assertThat(run(words.split(" ")).status()).isEqualTo(1);
        end(gateway);
        gateway = start("--config", config.toString());
        try {
            assertThat(run(words.split(" ")).error()).isEmpty();
            assertThat(lab.ip("addr show up0")).contains("192.0.2.9/24");
        } finally {
            end(gateway);
        }
        Files.writeString(config, "manage = up0\n");
        assertThat(run("run", "--config", config.toString()).error())
                .endsWith("has 'manage'; want uplink.NAME or uplink.PID/NAME\n")
                .hasLineCount(1);
    }

    private Started start(String... options) throws Exception {
        List<String> words = Stream.concat(Stream.of("run"), Stream.of(options)).toList();
        Started gateway = new Started(distribution.start(words.toArray(String[]::new)));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (run("status", "--socket", distribution.socket().toString()).status() != 0) {
            assertThat(System.nanoTime()).as("the gateway answers").isLessThan(deadline);
            assertThat(gateway.process().isAlive()).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return gateway;
    }

    private static void end(Started gateway) throws Exception {
        gateway.process().toHandle().destroy();
        Started.Answer answer = gateway.answer();
        assertThat(answer.status()).isZero();
        assertThat(answer.out()).isEmpty();
        assertThat(answer.error()).doesNotContain("does not stop", "WARN", "ERROR", "SEVERE");
    }

    private Started.Answer run(String... words) {
        try {
            return distribution.run(words);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
