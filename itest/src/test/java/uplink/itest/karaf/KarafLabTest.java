// SPDX-License-Identifier: Apache-2.0
package uplink.itest.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.itest.lab.Distribution;
import uplink.itest.lab.Lab;
import uplink.itest.lab.Started;

/** A gateway in a Karaf, from the archive alone, which commands reach as they do one in Felix. */
@Timeout(600)
class KarafLabTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final List<String> COMMANDS = List.of(
            "status --json",
            "profiles --json",
            "links --json",
            "routes --json",
            "backends --json",
            "routes",
            "links",
            "help",
            "profiles x");
    private static final Pattern OF_ONE_RUN =
            Pattern.compile("(\"(since|instant|epoch|sequence)\": )(\"[^\"]*\"|\\d+)");

    @TempDir
    private Path folder;

    private Lab lab;
    private Distribution distribution;

    @BeforeEach
    void open() {
        assumeTrue(
                Runtime.version().feature() < 24,
                "Karaf 4.4 wants a security manager to be allowed, which Java 24 and later refuse");
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        for (String end : List.of("far0", "up0")) {
            lab.ip("link set " + end + " addrgenmode none");
            lab.ip("link set " + end + " up");
        }
        lab.ip("addr add 192.0.2.2/24 dev up0");
        lab.ip("route add default via 192.0.2.1 metric 100");
        distribution = new Distribution(lab, folder);
    }

    @AfterEach
    void close() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void whatACommandPrintsIsTheSameInKarafAndInFelix() throws Exception {
        Karaf karaf = Karaf.unpack(lab, folder.resolve("karaf"));
        Map<String, Started.Answer> felix = inFelix();
        karaf.set(Map.of(
                "uplink.backends",
                "kernel",
                "uplink.socket",
                distribution.socket().toString()));
        karaf.deploy(Kar.archive());
        Process first = karaf.start();
        awaitSame(first, felix);
        karaf.withdraw(Kar.archive());
        await(first, "status", answer -> answer.status() == 1 && !Files.exists(distribution.socket()));
        karaf.deploy(Kar.archive());
        awaitSame(first, felix);
        end(first);
        Process again = karaf.start();
        awaitSame(again, felix);
        end(again);
    }

    private Map<String, Started.Answer> inFelix() throws Exception {
        Process process = distribution.start("run", "--backend", "kernel");
        Started gateway = new Started(process);
        await(process, "status --json", answer -> answer.out().contains("192.0.2.1"));
        Map<String, Started.Answer> answers = new LinkedHashMap<>();
        for (String command : COMMANDS) {
            answers.put(command, run(command));
        }
        process.toHandle().destroy();
        assertThat(gateway.answer().status()).isZero();
        assertThat(answers.get("profiles --json").out()).contains("192.0.2.2/24");
        assertThat(answers.get("profiles x").status()).isEqualTo(2);
        return answers;
    }

    /** What it answers becomes what Felix has answered, once its features are there. */
    private void awaitSame(Process karaf, Map<String, Started.Answer> felix) throws Exception {
        for (Map.Entry<String, Started.Answer> one : felix.entrySet()) {
            await(karaf, one.getKey(), one.getValue()::equals);
        }
    }

    /** What a command of the distribution prints, but for when things happened and how many did. */
    private Started.Answer run(String command) throws Exception {
        Started.Answer answer = distribution.run((command + " --socket " + distribution.socket()).split(" "));
        return new Started.Answer(
                answer.status(), OF_ONE_RUN.matcher(answer.out()).replaceAll("$1"), answer.error());
    }

    private void await(Process process, String command, Predicate<Started.Answer> wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Started.Answer answer = run(command); !wanted.test(answer); answer = run(command)) {
            assertThat(process.isAlive()).as("it runs").isTrue();
            assertThat(System.nanoTime())
                    .as("%s still answers %s", command, answer)
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Ends a Karaf as a service manager does, which leaves nothing behind. */
    private void end(Process process) throws Exception {
        process.toHandle().destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("Karaf ends")
                .isTrue();
        assertThat(Lab.run("ip", "netns", "pids", lab.name())).isEmpty();
        assertThat(distribution.socket()).doesNotExist();
    }
}
