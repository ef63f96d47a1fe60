// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.statistics.spi.Counters;

/** Whatever happens to a machine, the book finds the bytes that were carried, each once. */
class TrueBytesTest {
    private static final int STEPS = 400;
    private static final List<String> PROFILES = List.of("sim:home", "sim:work", "sim:garage");

    private final Map<String, String> stored = new HashMap<>();
    private UsageBook book = new UsageBook(ZoneOffset.UTC);
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private Random random = new Random();
    private Machine machine = new Machine(random);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void everyByteIsCountedOnce(long seed) {
        random = new Random(seed);
        machine = new Machine(random);
        machine.make("up0");
        read();
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(100) - (random.nextInt(20) == 0 ? 100_000 : 0));
            int kind = random.nextInt(100);
            if (machine.ports.isEmpty() || kind < 8) {
                appear();
            } else {
                happen(kind, machine.ports.get(random.nextInt(machine.ports.size())));
            }
            check(seed, step, kind);
        }
    }

    private void happen(int kind, Machine.Port port) {
        if (kind < 50) {
            machine.carry(port);
        } else if (kind < 58) {
            goes(port);
        } else if (kind < 62) {
            rename(port);
        } else if (kind < 74) {
            read();
            machine.connect(port, PROFILES.get(random.nextInt(PROFILES.size())));
            read();
        } else if (kind < 78) {
            read();
            port.profile = Optional.empty();
            read();
        } else if (kind < 86) {
            store();
            die();
        } else if (kind < 90) {
            read();
            store();
            machine.reboot();
            die();
        } else if (kind < 94) {
            read();
            port.received = 0;
            port.sent = 0;
            read();
        } else {
            read();
        }
    }

    private void appear() {
        String name = (random.nextBoolean() ? "w" : "e") + random.nextInt(4);
        if (machine.ports.stream().noneMatch(port -> port.name.equals(name))) {
            Machine.Port port = machine.make(name);
            if (random.nextBoolean()) {
                read();
            }
            machine.carry(port);
        }
    }

    /** The final counters come before, or after, the view without the link; and it may be there again under its name. */
    private void goes(Machine.Port port) {
        read();
        machine.carry(port);
        Counters last = port.counters();
        machine.ports.remove(port);
        boolean late = random.nextBoolean();
        if (!late) {
            book.gone("kernel", Machine.key(port), last, now);
        }
        if (random.nextBoolean()) {
            machine.carry(machine.make(port.name));
        }
        read();
        if (late) {
            book.gone("kernel", Machine.key(port), last, now);
        }
    }

    private void rename(Machine.Port port) {
        read();
        port.name = port.name.substring(0, 1) + (10 + random.nextInt(1000));
        port.profile = Optional.empty();
        read();
    }

    private void die() {
        if (!machine.ports.isEmpty()) {
            machine.carry(machine.ports.get(0));
        }
        machine.restart();
        book = new UsageBook(ZoneOffset.UTC);
        stored.forEach(book::load);
        read();
    }

    private void store() {
        book.changes().forEach((key, value) -> {
            if (value.isEmpty()) {
                stored.remove(key);
            } else {
                stored.put(key, value);
            }
        });
        if (random.nextInt(10) == 0) {
            stored.clear();
            stored.putAll(book.whole());
        }
    }

    private void read() {
        machine.show();
        book.add(machine.view, List.of(machine.reading()), now);
    }

    private void check(long seed, int step, int kind) {
        read();
        machine.truth.forEach((subject, bytes) -> {
            var usage = book.usage(subject).orElseThrow();
            String where = "%s, seed %d, step %d, kind %d".formatted(subject, seed, step, kind);
            assertThat(usage.received().total()).as(where).isEqualTo(bytes);
            assertThat(usage.received().last()).as("last of " + where).isEqualTo(machine.lastTruth.get(subject));
        });
    }
}
