// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import uplink.profile.Family;

class ResolverTest {
    private static final Question WHO = new Question("who.example", Family.IPV4);

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> asked = new ArrayList<>();
    private final FakeCarrier carrier = new FakeCarrier();
    private final Resolver resolver = new Resolver(carrier, Duration.ofSeconds(2), nanos::get);

    /** Servers by the last number of their address: 1 answers, 2 is silent, 3 is out of order. */
    private final class FakeCarrier implements Carrier {
        @Override
        public byte[] datagram(InetSocketAddress server, byte[] question, int millis, Wanted wanted)
                throws IOException {
            int number = server.getAddress().getAddress()[3];
            asked.add(String.valueOf(number));
            if (number == 2) {
                throw new SocketTimeoutException("silent");
            }
            ByteBuffer out = ByteBuffer.allocate(512);
            out.put(question, 0, 2)
                    .putShort((short) (number == 3 ? 0x8182 : 0x8180))
                    .putShort((short) 1);
            out.putShort((short) (number == 3 ? 0 : 1)).putInt(0).put(question, 12, question.length - 12);
            if (number == 1) {
                out.putShort((short) 0xc00c)
                        .putShort((short) 1)
                        .putShort((short) 1)
                        .putInt(60);
                out.putShort((short) 4).put(new byte[] {(byte) 203, 0, 113, 9});
            }
            byte[] answer = Arrays.copyOf(out.array(), out.position());
            assertThat(wanted.answers(answer)).isTrue();
            return answer;
        }

        @Override
        public byte[] stream(InetSocketAddress server, byte[] question, int millis) {
            throw new AssertionError("nothing was truncated");
        }
    }

    private static List<InetAddress> servers(int... numbers) throws Exception {
        List<InetAddress> servers = new ArrayList<>();
        for (int number : numbers) {
            servers.add(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) number}));
        }
        return servers;
    }

    @Test
    void passesOverServersThatAreSilentOrOutOfOrder() throws Exception {
        assertThat(resolver.addresses(WHO, servers(2, 3, 1))).containsExactly(InetAddress.getByName("203.0.113.9"));
        assertThat(asked).containsExactly("2", "3", "1");
    }

    @Test
    void asksEachAgainBeforeItGivesUp() {
        assertThatThrownBy(() -> resolver.addresses(WHO, servers(2, 3)))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("who.example: no name server answers");
        assertThat(asked).containsExactly("2", "3", "2", "3");
    }

    @Test
    void saysThatThereAreNoServers() {
        assertThatThrownBy(() -> resolver.addresses(WHO, List.of()))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("who.example: the network has no name servers");
    }

    @Test
    void keepsAnAnswerForAsLongAsItIsGood() throws Exception {
        resolver.addresses(WHO, servers(1));
        nanos.set(Duration.ofSeconds(59).toNanos());
        resolver.addresses(WHO, servers(1));
        assertThat(asked).hasSize(1);
        nanos.set(Duration.ofSeconds(61).toNanos());
        resolver.addresses(WHO, servers(1));
        assertThat(asked).hasSize(2);
        resolver.forget();
        resolver.addresses(WHO, servers(1));
        assertThat(asked).hasSize(3);
    }
}
