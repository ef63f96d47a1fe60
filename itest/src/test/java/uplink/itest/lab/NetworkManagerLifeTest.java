// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.View;

/**
 * NetworkManager, or the bus, is killed again and again: the kernel's layer shows through, NetworkManager's comes back, and nobody who
 * listens is told anything but differences.
 */
@Timeout(120)
class NetworkManagerLifeTest extends OnNetworkManager {
    private static final int ROUNDS = 30;
    private static final long SHOWS_THROUGH_MILLIS = 100;
    private static final long RIGHT_AGAIN_MILLIS = 1000;

    /** A machine that other work shares may stand still for a moment. */
    private static final int LATE_ROUNDS = 2;

    private final Account account = new Account(new CountDownLatch(0));
    private String key = "";
    private String id = "";

    @BeforeEach
    void connect() throws Exception {
        add("t1", "eth7", STATIC, NO_IPV6);
        id = connected("t1").id();
        key = gateway.link("eth7", Link::addressed).key();
        gateway.running().follow(account);
    }

    private boolean by(View view, String backend) {
        return view.link(key).filter(link -> link.backend().equals(backend)).isPresent();
    }

    private boolean right(View view) {
        return by(view, "networkmanager")
                && view.current().map(Link::key).filter(key::equals).isPresent()
                && view.profile(id)
                        .filter(profile -> profile.state() == ProfileState.CONNECTED)
                        .isPresent();
    }

    /** How many milliseconds it takes. */
    private long took(String what, Predicate<View> condition) {
        long begin = System.nanoTime();
        while (!condition.test(gateway.view())) {
            assertThat(System.nanoTime() - begin)
                    .as(
                            "%s: %s %s",
                            what, gateway.view().links(), gateway.view().profiles())
                    .isLessThan(TimeUnit.SECONDS.toNanos(20));
            LockSupport.parkNanos(200_000);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private void killDaemon() throws Exception {
        daemon.kill();
    }

    private void killBus() throws Exception {
        host.bus().kill();
    }

    private void reviveBus() throws Exception {
        daemon.kill();
        host.bus().start();
        daemon.start();
    }

    /** What one round does, and how long the view took. */
    private void round(boolean bus, List<Long> through, List<Long> back) throws Exception {
        daemon.keep(id.substring(id.indexOf(':') + 1));
        System.err.println(java.time.LocalTime.now() + " kill " + bus);
        if (bus) {
            killBus();
        } else {
            killDaemon();
        }
        through.add(took("the kernel shows through", view -> by(view, "kernel")));
        assertThat(gateway.view().link(key)).map(Link::addressed).contains(true);
        assertThat(gateway.view().current()).map(Link::key).contains(key);
        if (bus) {
            reviveBus();
        } else {
            daemon.start();
        }
        back.add(took("right again", this::right));
    }

    @Test
    void thirtyKillsLeaveNothingBehindAndTellNothingFalse() throws Exception {
        List<Long> through = new ArrayList<>();
        List<Long> back = new ArrayList<>();
        for (int warm = 0; warm < 4; warm++) {
            round(warm % 2 == 1, through, back);
        }
        through.clear();
        back.clear();
        Footprint before = Footprint.now();
        long count = gateway.view().profile(id).orElseThrow().connectCount();
        for (int index = 0; index < ROUNDS; index++) {
            round(index % 3 == 2, through, back);
        }
        assertThat(late(through, SHOWS_THROUGH_MILLIS))
                .as("the kernel shows through after %s ms", through)
                .isTrue();
        assertThat(late(back, RIGHT_AGAIN_MILLIS))
                .as("right again after %s ms", back)
                .isTrue();
        Gateway.eventually("told", () -> right(account.last()));
        assertThat(account.errors()).isEmpty();
        assertThat(gateway.view().profile(id))
                .map(Profile::connectCount)
                .hasValueSatisfying(now -> assertThat(now).isGreaterThanOrEqualTo(count));
        Gateway.eventually(
                "no more than before: " + before, () -> Footprint.now().fits(before));
    }

    private static boolean late(List<Long> millis, long most) {
        return millis.stream().filter(one -> one > most).count() <= LATE_ROUNDS;
    }

    /** What this process holds. */
    private record Footprint(long descriptors, Map<String, Long> threads) {
        static Footprint now() {
            Map<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                    .map(thread -> thread.getName().replaceAll("[\\d:.@-]+", "#"))
                    .filter(name -> !name.contains("process reaper") && !name.startsWith("ForkJoinPool"))
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            return new Footprint(new File("/proc/self/fd").list().length, threads);
        }

        boolean fits(Footprint before) {
            return descriptors <= before.descriptors
                    && threads.entrySet().stream()
                            .allMatch(one -> one.getValue() <= before.threads.getOrDefault(one.getKey(), 0L));
        }
    }
}
