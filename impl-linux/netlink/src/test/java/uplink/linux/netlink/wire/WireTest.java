// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
    private static final Attribute UNKNOWN = new Attribute(0x8000 | 250, new byte[] {1, 2, 3});

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private final LinkMessage link = new LinkMessage(
            7,
            1,
            0x11043,
            0,
            "eth0.5",
            new byte[] {0, 0, 0x5e, 0, 0x53, 1},
            new byte[] {0, 0, 0x5e, 0, 0x53, 2},
            OptionalInt.of(1500),
            6,
            Optional.of(true),
            3,
            "vlan",
            OptionalInt.of(2),
            true,
            new LinkCounters(1, 2, 1L << 40, 4, 5, 6));

    @Test
    void aLinkIsReadAsItWasWritten() {
        assertThat(LinkMessage.read(written(link::write))).isEqualTo(link);
    }

    @Test
    void statisticsAreReadAsTheyWereWritten() {
        StatsMessage statistics = new StatsMessage(9, new LinkCounters(1, 2, 1L << 40, 4, 5, 6));
        assertThat(StatsMessage.read(written(statistics::write))).isEqualTo(statistics);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> StatsMessage.read(ByteBuffer.allocate(11)))
                .withMessage("a message of statistics is cut off");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anAddressIsReadAsItWasWritten(long seed) throws Exception {
        Random random = new Random(seed);
        AddressMessage address = new AddressMessage(
                random.nextInt(),
                random.nextInt(129),
                random.nextInt(256),
                random.nextInt() & 0xFFFFFFFFL,
                address(random, seed % 2 == 0),
                Optional.of(address(random, seed % 2 == 0)),
                random.nextBoolean() ? "eth0:1" : "",
                random.nextInt() & 0xFFFFFFFFL,
                random.nextInt() & 0xFFFFFFFFL,
                random.nextInt(4),
                random.nextBoolean() ? List.of(UNKNOWN) : List.of());
        assertThat(AddressMessage.read(written(address::write))).isEqualTo(address);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRouteIsReadAsItWasWritten(long seed) throws Exception {
        Random random = new Random(seed);
        boolean ipv4 = random.nextBoolean();
        NextHop hop = new NextHop(1 + random.nextInt(9), 1, Optional.of(address(random, random.nextBoolean())));
        NextHop other = new NextHop(1 + random.nextInt(9), 1 + random.nextInt(256), Optional.empty());
        RouteMessage route = new RouteMessage(
                ipv4 ? 2 : 10,
                random.nextBoolean() ? Optional.of(address(random, ipv4)) : Optional.empty(),
                random.nextInt(33),
                random.nextInt() & 0xFFFFFFFFL,
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(12),
                random.nextInt() & 0xFFFFFFFFL,
                random.nextInt() & 0xFFFFFFFFL,
                random.nextBoolean() ? List.of(hop) : List.of(hop, other),
                random.nextBoolean() ? Optional.of(address(random, ipv4)) : Optional.empty(),
                List.of(UNKNOWN));
        assertThat(RouteMessage.read(written(route::write))).isEqualTo(route);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void brokenBytesAreToldAsSuchAndNothingElse(long seed) throws Exception {
        Random random = new Random(seed);
        RouteMessage route = new RouteMessage(
                10,
                Optional.of(address(random, false)),
                64,
                254,
                4,
                0,
                1,
                0,
                1024,
                List.of(new NextHop(1, 1, Optional.of(address(random, false))), new NextHop(2, 9, Optional.empty())),
                Optional.empty(),
                List.of(UNKNOWN));
        for (Consumer<ByteBuffer> writer : List.<Consumer<ByteBuffer>>of(link::write, route::write)) {
            byte[] bytes = bytes(written(writer));
            for (int flip = 0; flip < 4; flip++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            ByteBuffer cut =
                    ByteBuffer.wrap(bytes, 0, random.nextInt(bytes.length + 1)).order(ByteOrder.nativeOrder());
            for (Function<ByteBuffer, Object> reader : READERS) {
                readsOrTells(reader, cut.slice().order(ByteOrder.nativeOrder()));
            }
        }
    }

    private static final List<Function<ByteBuffer, Object>> READERS = List.of(
            LinkMessage::read,
            AddressMessage::read,
            RouteMessage::read,
            RouterOption::read,
            WirelessInterface::read,
            GenericFamily::read,
            payload -> ErrorMessage.read(payload, Header.ACK_ATTRIBUTES),
            payload -> {
                Messages messages = new Messages(payload);
                int limit = payload.limit();
                while (messages.next(limit)) {
                    assertThat(messages.header().length()).isPositive();
                }
                return messages;
            });

    private static void readsOrTells(Function<ByteBuffer, Object> reader, ByteBuffer bytes) {
        try {
            assertThat(reader.apply(bytes)).isNotNull();
        } catch (MalformedMessageException told) {
            assertThat(told).hasMessageMatching(".+");
        }
    }

    @Test
    void aCutAttributeIsMalformed() {
        ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        bytes.putShort(16, (short) 12).putShort(18, (short) 3);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> LinkMessage.read(bytes))
                .withMessage("an attribute's length is 12");
    }

    @Test
    void routersTellServersAndDomains() throws Exception {
        ByteBuffer option = ByteBuffer.allocate(16 + 24).order(ByteOrder.nativeOrder());
        option.putShort(2, (short) 24).putInt(4, 9);
        option.put(16, (byte) 25).put(17, (byte) 3).put(23, (byte) 60);
        byte[] server = InetAddress.getByName("2001:db8::53").getAddress();
        option.put(24, server);
        assertThat(RouterOption.read(option))
                .isEqualTo(new RouterOption(9, 60, List.of(InetAddress.getByAddress(server)), List.of()));
        ByteBuffer domain = ByteBuffer.allocate(16 + 32).order(ByteOrder.nativeOrder());
        domain.putShort(2, (short) 32).putInt(4, 9);
        domain.put(16, (byte) 31).put(17, (byte) 4).put(23, (byte) 30);
        domain.put(24, new byte[] {3, 'l', 'a', 'n', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0});
        assertThat(RouterOption.read(domain)).isEqualTo(new RouterOption(9, 30, List.of(), List.of("lan.example")));
    }

    @Test
    void anErrorTellsTheKernelsOwnWords() {
        ByteBuffer error = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        error.putInt(-19);
        new Header(Header.SIZE, 24, 0, 1, 0).write(error);
        new AttributeWriter(error).text(1, "Device not found");
        ByteBuffer payload = error.flip();
        assertThat(ErrorMessage.read(payload, Header.ACK_ATTRIBUTES | Header.CAPPED))
                .isEqualTo(new ErrorMessage(19, "Device not found"));
        assertThat(ErrorMessage.read(payload, 0)).isEqualTo(new ErrorMessage(19, ""));
    }

    @Test
    void aStationTellsItsSignal() {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        AttributeWriter writer = new AttributeWriter(bytes);
        writer.u32(3, 4).u32(5, 2).bytes(52, new byte[] {'l', 'a', 'b'}).u32(38, 5180);
        int start = writer.begin(21);
        writer.u8(7, -61).end(start);
        assertThat(WirelessInterface.read(bytes.flip()))
                .isEqualTo(new WirelessInterface(
                        4, 2, new byte[] {'l', 'a', 'b'}, OptionalInt.of(5180), OptionalInt.of(-61)));
    }

    private static ByteBuffer written(Consumer<ByteBuffer> writer) {
        ByteBuffer buffer = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
        writer.accept(buffer);
        return buffer.flip();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static InetAddress address(Random random, boolean ipv4) throws Exception {
        byte[] octets = new byte[ipv4 ? 4 : 16];
        random.nextBytes(octets);
        octets[0] = 32;
        return InetAddress.getByAddress(octets);
    }
}
