// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.profile.Technology;
import uplink.profile.Views;
import uplink.sim.Simulation;

@Timeout(60)
class EmbeddedFrameworkTest {
    @Test
    void nothingOfItStays() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Path storage;
        try (EmbeddedFramework framework = EmbeddedFramework.start()) {
            Surroundings surroundings = new Surroundings(framework.context());
            surroundings.settle();
            assertThat(surroundings.service(Views.class).view().type()).contains(Technology.ETHERNET);
            surroundings.service(Simulation.class).follow(1);
            storage = Path.of(framework.context().getProperty("org.osgi.framework.storage"));
            assertThat(storage).isDirectory();
            assertThat(framework.context().getProperty("uplink.store")).isEqualTo("none");
        }
        assertThat(Files.exists(storage)).isFalse();
        assertThat(left(before)).as("threads that are left").isEmpty();
    }

    @Test
    void everyBundleIsActive() throws Exception {
        try (EmbeddedFramework framework = EmbeddedFramework.start()) {
            assertThat(framework.context().getBundles())
                    .hasSizeGreaterThan(8)
                    .allMatch(bundle -> bundle.getState() == org.osgi.framework.Bundle.ACTIVE);
        }
    }

    @Test
    void twoLiveSideBySide() throws Exception {
        try (EmbeddedFramework one = EmbeddedFramework.start();
                EmbeddedFramework other = EmbeddedFramework.start()) {
            Surroundings first = new Surroundings(one.context());
            Surroundings second = new Surroundings(other.context());
            first.settle();
            second.settle();
            first.service(Simulation.class).play("cable out");
            first.service(Simulation.class).finish();
            first.service(Simulation.class).awaitIdle(Duration.ofSeconds(10));
            assertThat(first.service(Views.class).view().type()).contains(Technology.WIFI);
            assertThat(second.service(Views.class).view().type()).contains(Technology.ETHERNET);
        }
    }

    /**
     * Names of threads that were not there before; idle delivery threads have five seconds to end. Two pools belong to the process
     * and not to the framework: that of the JDK for time-outs, and that of the OSGi promises, whose idle threads end in a minute.
     */
    private static Set<String> left(Set<Thread> before) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Set<String> left = names(before);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            left = names(before);
        }
        return left;
    }

    private static Set<String> names(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.startsWith("junit-"))
                .filter(name -> !name.startsWith("PromiseFactory,") && !name.equals("CompletableFutureDelayScheduler"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
