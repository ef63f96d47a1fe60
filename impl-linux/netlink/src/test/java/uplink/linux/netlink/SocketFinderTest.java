// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SocketFinderTest {
    private final Table table = new Table();
    private final SocketFinder finder = new SocketFinder(table);

    /** Which descriptor lingers how long; the lists tell what was asked. */
    private static final class Table implements SocketIo {
        private final Map<Integer, SocketMark> carried = new HashMap<>();
        private final List<Integer> tied = new ArrayList<>();
        private int free;
        private int looks;
        private int lists;

        @Override
        public int lowestFree() {
            return free;
        }

        @Override
        public int[] descriptors() {
            lists++;
            return carried.keySet().stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public OptionalInt option(int descriptor, int level, int name) {
            return OptionalInt.empty();
        }

        @Override
        public boolean matches(int descriptor, int level, int name, int first, int second) {
            looks++;
            return SocketMark.lingering(first == 1, second).equals(carried.get(descriptor));
        }

        @Override
        public void bindToDevice(int descriptor, String device) {
            tied.add(descriptor);
        }
    }

    /** Marks the socket behind a descriptor as the runtime does: on, then off. */
    private Supplier<SocketMark> marks(int descriptor, int seconds) {
        return () -> {
            boolean first = !SocketMark.lingering(true, seconds).equals(table.carried.get(descriptor));
            SocketMark mark = SocketMark.lingering(first, seconds);
            table.carried.put(descriptor, mark);
            return mark;
        };
    }

    @Test
    void looksWhereTheLastOneWasAndBehindIt() {
        table.free = 41;
        finder.tie(marks(40, 2_000), "eth0");
        table.looks = 0;
        finder.tie(marks(40, 2_001), "eth0");
        assertThat(table.looks).as("to find, and to challenge").isEqualTo(2);
        finder.tie(marks(41, 2_002), "eth0");
        assertThat(table.looks).isEqualTo(5);
        assertThat(table.tied).containsExactly(40, 40, 41);
        assertThat(table.lists).isZero();
    }

    @Test
    void looksEverywhereInTheEnd() {
        table.free = 7;
        finder.tie(marks(4_711, 2_000), "eth0");
        assertThat(table.tied).containsExactly(4_711);
        assertThat(table.lists).isOne();
    }

    @Test
    void twoThatCarryTheSameMarkAreNone() {
        table.carried.put(500, SocketMark.lingering(true, 2_000));
        assertThatThrownBy(() -> finder.tie(marks(900, 2_000), "eth0"))
                .isInstanceOf(NetlinkException.class)
                .hasMessageContaining("no single one carries");
        assertThat(table.tied).isEmpty();
    }

    @Test
    void whoDoesNotFollowTheSecondMarkIsNotTied() {
        table.free = 900;
        table.carried.put(899, SocketMark.lingering(true, 2_000));
        assertThatThrownBy(() -> finder.tie(marks(901, 2_000), "eth0")).hasMessageContaining("899 does not carry");
        assertThat(table.tied).isEmpty();
    }

    @Test
    void whatCarriesNothingIsNotFound() {
        assertThatThrownBy(() -> finder.tie(() -> SocketMark.buffers(9_000, 9_001), "eth0"))
                .hasMessageContaining("no single one carries");
        assertThat(table.tied).isEmpty();
    }
}
