// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The distribution as a gateway that runs, with what the operator has written down, until it is closed. */
final class RunningGateway implements AutoCloseable {
    private final Distribution distribution;
    private final Started gateway;

    /** Starts it in {@code lab}, and waits until it answers. */
    RunningGateway(Lab lab, Path folder, String configuration) throws Exception {
        distribution = new Distribution(lab, folder);
        Path file = Files.writeString(folder.resolve("uplink.properties"), configuration);
        gateway = new Started(distribution.start("run", "--config", file.toString()));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ask("status").status() != 0) {
            assertThat(System.nanoTime()).as("the gateway answers").isLessThan(deadline);
            assertThat(gateway.process().isAlive()).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Carries a command out; the words are apart by blanks. */
    Started.Answer ask(String words) throws Exception {
        String[] typed = (words + " --socket " + distribution.socket()).split(" ");
        return distribution.run(typed);
    }

    /** The same, where it must be done. */
    String done(String words) throws Exception {
        Started.Answer answer = ask(words);
        assertThat(answer.status()).as(answer.error()).isZero();
        return answer.out();
    }

    /** A command that goes on. */
    Process start(String words) throws Exception {
        return distribution.start((words + " --socket " + distribution.socket()).split(" "));
    }

    @Override
    public void close() {
        gateway.process().toHandle().destroy();
        Started.Answer end = end();
        assertThat(end.status()).isZero();
        assertThat(end.error()).doesNotContain("does not stop", "ERROR", "SEVERE");
    }

    private Started.Answer end() {
        try {
            return gateway.answer();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
