// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uplink.profile.Family;

/** Bytes as RFC 1035 has them. */
class MessageTest {
    private static final Question WHO = new Question("www.Who.example", Family.IPV4);
    private static final String NAME = "03777777" + "0377686f" + "076578616d706c65" + "00" + "0001" + "0001";

    private static byte[] bytes(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts));
    }

    @Test
    void writesAQuestion() {
        assertThat(Message.question(0xabcd, WHO)).isEqualTo(bytes("abcd", "0100", "0001", "0000", "00000000", NAME));
    }

    @Test
    void readsAddressesBehindAnAlias() throws Exception {
        byte[] message = bytes(
                "abcd8180",
                "0001",
                "0003",
                "0000",
                "0000",
                NAME,
                // www.who.example is an alias of cdn.who.example for 30 s
                "c00c",
                "0005",
                "0001",
                "0000001e",
                "0006",
                "0363646e" + "c010",
                // which has an address for 300 s
                "c02d",
                "0001",
                "0001",
                "0000012c",
                "0004",
                "cb007102",
                // and somebody tells of another name
                "c010",
                "0001",
                "0001",
                "0000012c",
                "0004",
                "cb007163");
        Answer answer = Message.answer(message, 0xabcd, WHO);
        assertThat(answer.addresses()).containsExactly(InetAddress.getByName("203.0.113.2"));
        assertThat(answer.seconds()).isEqualTo(30);
        assertThat(answer.known()).isTrue();
    }

    @Test
    void readsAddressesBeforeTheirAlias() throws Exception {
        byte[] message = bytes(
                "abcd8180",
                "0001",
                "0002",
                "0000",
                "0000",
                NAME,
                // an alias points to who.example, whose address came first
                "c010",
                "0001",
                "0001",
                "0000012c",
                "0004",
                "cb007102",
                "c00c",
                "0005",
                "0001",
                "0000001e",
                "0002",
                "c010");
        assertThat(Message.answer(message, 0xabcd, WHO).addresses())
                .containsExactly(InetAddress.getByName("203.0.113.2"));
    }

    @Test
    void keepsANoAsLongAsTheZoneSays() throws Exception {
        byte[] message = bytes(
                "abcd8183",
                "0001",
                "0000",
                "0001",
                "0000",
                NAME,
                "c014",
                "0006",
                "0001",
                "00000384",
                "0016",
                "0000",
                "0000000100000002000000030000000400000011");
        Answer answer = Message.answer(message, 0xabcd, WHO);
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.addresses()).isEmpty();
        assertThat(answer.seconds()).isEqualTo(17);
    }

    @Test
    void tellsThatThereIsMore() throws Exception {
        assertThat(Message.answer(bytes("abcd8380", "0001", "0000", "0000", "0000", NAME), 0xabcd, WHO)
                        .truncated())
                .isTrue();
    }

    @Test
    void refusesAnAnswerToAnotherQuestion() {
        byte[] message = bytes("abcd8180", "0001", "0000", "0000", "0000", NAME);
        assertThatIOException().isThrownBy(() -> Message.answer(message, 0xabce, WHO));
        assertThatIOException()
                .isThrownBy(() -> Message.answer(message, 0xabcd, new Question("www.who.example", Family.IPV6)));
        assertThatIOException()
                .isThrownBy(() -> Message.answer(message, 0xabcd, new Question("www.why.example", Family.IPV4)));
    }

    @Test
    void refusesANameThatPointsAtItself() {
        byte[] message = bytes("abcd8180", "0001", "0001", "0000", "0000", NAME, "c021", "0001", "0001");
        assertThatIOException().isThrownBy(() -> Message.answer(message, 0xabcd, WHO));
    }

    @Test
    void whateverComesIsAValueOrAnIOException() {
        byte[] good = bytes(
                "abcd8180",
                "0001",
                "0002",
                "0000",
                "0000",
                NAME,
                "c00c",
                "0005",
                "0001",
                "0000001e",
                "0006",
                "0363646ec010",
                "c02d",
                "0001",
                "0001",
                "0000012c",
                "0004",
                "cb007102");
        Random random = new Random(7);
        int values = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] message = good.clone();
            for (int flip = random.nextInt(4); flip >= 0; flip--) {
                message[12 + random.nextInt(message.length - 12)] = (byte) random.nextInt(256);
            }
            try {
                Message.answer(Arrays.copyOf(message, random.nextInt(message.length + 1)), 0xabcd, WHO);
                values++;
            } catch (IOException malformed) {
                assertThat(malformed).hasMessageMatching("(?s)an? .*");
            }
        }
        assertThat(values).isPositive();
    }

    @Test
    void rejectsWhatIsNoNameOfAHost() {
        for (String wrong : new String[] {"", ".", "a..b", "a.", "x".repeat(64) + ".example", "a.".repeat(127) + "b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Question(wrong, Family.IPV4));
        }
    }
}
