// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.netlink.Sysfs;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;

/** The kernel backend is stopped at any moment of its start, and leaves neither a descriptor nor a thread. */
class KernelLifeTest {
    private static final int CYCLES = 300;

    @TempDir
    private Path files;

    private final AtomicLong layers = new AtomicLong();

    @Test
    @Timeout(60)
    void aStopInTheMidstOfAStartClosesEachDescriptorOnce() throws Exception {
        Random random = new Random(1);
        cycle(0);
        long before = settled();
        for (int index = 0; index < CYCLES; index++) {
            cycle(random.nextInt(3_000_000));
        }
        assertThat(descriptors()).isEqualTo(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("uplink-netlink", "uplink-resolver");
        assertThat(layers.get()).as("some were started in time").isPositive();
    }

    private void cycle(long nanos) throws Exception {
        KernelBackend backend = new KernelBackend(new Sysfs(files.resolve("none")), files.resolve("resolv.conf"));
        CountDownLatch begun = new CountDownLatch(1);
        Thread starter = new Thread(() -> {
            begun.countDown();
            backend.start(sink());
        });
        starter.start();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        long moment = System.nanoTime() + nanos;
        while (System.nanoTime() < moment) {
            Thread.onSpinWait();
        }
        backend.stop();
        starter.join();
    }

    private LayerSink sink() {
        return new LayerSink() {
            @Override
            public void publish(Layer layer) {
                layers.incrementAndGet();
            }

            @Override
            public void withdraw(String why) {
                throw new AssertionError(why);
            }
        };
    }

    /** What other tests of this process have left to the collector is closed by then. */
    private static long settled() throws Exception {
        AtomicLong last = new AtomicLong(-1);
        AtomicLong same = new AtomicLong();
        Gateway.eventually("no descriptor comes or goes", () -> {
            System.gc();
            long now = descriptors();
            return last.getAndSet(now) == now ? same.incrementAndGet() > 20 : same.getAndSet(0) < 0;
        });
        return last.get();
    }

    private static long descriptors() {
        return new File("/proc/self/fd").list().length;
    }
}
