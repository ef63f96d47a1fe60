// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import uplink.doubles.Doubles;
import uplink.doubles.FakeViews;
import uplink.profile.Capability;
import uplink.profile.Link;
import uplink.profile.Subscription;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.LayerBackend;
import uplink.statistics.Counter;
import uplink.statistics.Subject;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;

/** Counting in one process after the other. */
class CountingLivesTest {
    private static final Subject LINK = Subject.link("mac:a");
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    private final FakeViews views = new FakeViews();
    private final Doubles backend = new Doubles();
    private final Bundle caller = new Doubles().of(Bundle.class);

    @BeforeEach
    void count() {
        Link link = Link.builder("mac:a")
                .technology(Technology.ETHERNET)
                .backend("sim")
                .build();
        views.show(View.builder(1, 1).links(List.of(link)).build());
        backend.answers.put("gone", (Subscription) () -> {});
        backend.answers.put("capabilities", EnumSet.of(Capability.COUNTERS));
        received(0);
    }

    @Test
    void totalsGoOnInTheNextLifeAndNothingIsWrittenInBetween() throws Exception {
        Counting first = life();
        byte[] bases = firstWrite();
        received(10);
        assertThat(statistics(first).usage(LINK).orElseThrow().received().total())
                .isEqualTo(10);
        statistics(first).reset(LINK, Set.of(Counter.LAST_SENT));
        assertThat(usageFile()).as("not before the interval is over").isEqualTo(bases);
        first.stop();
        assertThat(usageFile()).hasSizeGreaterThan(bases.length);
        received(25);
        Counting second = life();
        assertThat(statistics(second).usage(LINK).orElseThrow().received().total())
                .isEqualTo(25);
        second.stop();
    }

    @Test
    void whatIsDueIsWrittenAtOnce() throws Exception {
        Counting eager = new Counting(new Settings(NEVER, 0, Clock.systemUTC(), Optional.of(folder)), views);
        eager.bindBackend(backend.of(CountersBackend.class), Map.of(LayerBackend.NAME, "sim"));
        eager.start();
        statistics(eager).usages();
        byte[] before = usageFile();
        statistics(eager).reset();
        assertThat(usageFile()).hasSizeGreaterThan(before.length);
        eager.stop();
    }

    @Test
    void nothingIsWrittenWhileNothingIsCarried() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        Counting counting = new Counting(new Settings(1, 0, Clock.systemUTC(), Optional.of(folder)), views);
        counting.watch(readings::incrementAndGet);
        counting.bindBackend(backend.of(CountersBackend.class), Map.of(LayerBackend.NAME, "sim"));
        counting.start();
        byte[] bases = firstWrite();
        int before = readings.get();
        until(() -> readings.get() >= before + 3);
        assertThat(usageFile()).isEqualTo(bases);
        received(1);
        until(() -> usageFile().length > bases.length);
        counting.stop();
    }

    /** Bases are written as soon as there are any. */
    private byte[] firstWrite() throws Exception {
        until(() -> usageFile().length > 0);
        return usageFile();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private byte[] usageFile() throws IOException {
        Path file = folder.resolve("usage");
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    private Counting life() {
        Counting life = new Counting(new Settings(NEVER, NEVER, Clock.systemUTC(), Optional.of(folder)), views);
        life.bindBackend(backend.of(CountersBackend.class), Map.of(LayerBackend.NAME, "sim"));
        life.start();
        return life;
    }

    private DefaultStatistics statistics(Counting of) {
        return new DefaultStatistics(caller, (bundle, privilege, act) -> {}, of);
    }

    private void received(long bytes) {
        backend.answers.put("counters", Map.of("mac:a", new Counters(bytes, 0, 0, 0)));
    }
}
