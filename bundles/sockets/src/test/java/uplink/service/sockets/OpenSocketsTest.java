// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uplink.sockets.NetworkLostException;

class OpenSocketsTest {
    private static final int MANY = 1_000;

    private final OpenSockets open = new OpenSockets("mac:eth0");

    private static final class Counted implements Channel {
        private int closed;

        @Override
        public boolean isOpen() {
            return closed == 0;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void closedChannelsAreForgottenAndOpenOnesAreNot() throws Exception {
        Counted still = new Counted();
        open.add(still);
        List<Counted> closed = new ArrayList<>();
        for (int count = 0; count < MANY; count++) {
            Counted one = new Counted();
            one.close();
            closed.add(one);
            open.add(one);
        }
        open.lose("the network is gone");
        assertThat(still.closed).isOne();
        assertThat(closed).filteredOn(one -> one.closed > 1).hasSizeLessThan(MANY / 5);
    }

    @Test
    void whatComesLateIsClosedAtOnceAndOnlyTheFirstReasonCounts() {
        open.lose("the network is gone");
        open.lose("something else");
        Counted late = new Counted();
        assertThatThrownBy(() -> open.add(late))
                .isInstanceOf(NetworkLostException.class)
                .hasMessage("mac:eth0: the network is gone");
        assertThat(late.closed).isOne();
    }
}
