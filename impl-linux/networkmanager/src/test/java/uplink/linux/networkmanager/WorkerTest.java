// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {
    @Test
    void answersEverybodyWhoAskedBeforeItIsClosedInTheMidstOfACall() throws Exception {
        Worker worker = new Worker();
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Boolean> stuck = worker.ask(() -> {
            while (never.getCount() > 0) {
                try {
                    never.await();
                } catch (InterruptedException deaf) {
                    // as a call is that cannot be interrupted
                }
            }
            return true;
        });
        CompletableFuture<Boolean> behind = worker.ask(() -> true);
        long begun = System.nanoTime();
        worker.close(() -> {});
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(2000);
        assertThat(stuck).isCompletedExceptionally();
        assertThat(behind).isCompletedExceptionally();
        assertThat(worker.ask(() -> true)).isCompletedExceptionally();
        never.countDown();
    }

    @Test
    void anErrorOfItsWorkIsAnAnswerToo() {
        Worker worker = new Worker();
        CompletableFuture<Boolean> broken = worker.ask(() -> {
            throw new NoClassDefFoundError("gone with its bundle");
        });
        assertThat(broken).failsWithin(5, TimeUnit.SECONDS);
        worker.close(() -> {});
    }
}
