// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random bytes, and good messages spoilt: each is read to its end or told to be malformed, in its own bounds. As many inputs as the
 * system property {@code uplink.fuzz} says.
 */
class WireFuzzTest {
    private static final int INPUTS = Integer.getInteger("uplink.fuzz", 100_000);
    private static final int MARGIN = 32;
    private static final byte[] UNKNOWN = {1, 2, 3};

    /** A reader, and the writer of what it has read. */
    private record Codec<T>(Function<ByteBuffer, T> reader, Function<T, Consumer<ByteBuffer>> writer) {
        Optional<T> read(ByteBuffer bytes) {
            try {
                return Optional.of(reader.apply(bytes));
            } catch (MalformedMessageException told) {
                return Optional.empty();
            }
        }

        /** What was read is written and read again as the same. */
        void roundTrip(ByteBuffer bytes, long seed) {
            read(bytes).ifPresent(object -> {
                ByteBuffer buffer = ByteBuffer.allocate(16384).order(ByteOrder.nativeOrder());
                writer.apply(object).accept(buffer);
                assertThat(read(buffer.flip())).as("seed " + seed).contains(object);
            });
        }
    }

    private static final List<Codec<?>> CODECS = List.of(
            new Codec<>(LinkMessage::read, message -> message::write),
            new Codec<>(AddressMessage::read, message -> message::write),
            new Codec<>(RouteMessage::read, message -> message::write),
            new Codec<>(RuleMessage::read, message -> message::write));

    private static final List<Function<ByteBuffer, Object>> READERS = List.of(
            RouterOption::read,
            WirelessInterface::read,
            GenericFamily::read,
            payload -> ErrorMessage.read(payload, Header.ACK_ATTRIBUTES),
            payload -> ErrorMessage.read(payload, Header.ACK_ATTRIBUTES | Header.CAPPED),
            WireFuzzTest::walk);

    private static Object walk(ByteBuffer payload) {
        Messages messages = new Messages(payload.slice().order(payload.order()));
        int limit = payload.remaining();
        int steps = 0;
        while (messages.next(limit)) {
            steps++;
        }
        assertThat(steps).isLessThanOrEqualTo(limit / Header.SIZE);
        return steps;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyInputIsReadOrToldAndNothingOutsideCounts() throws Exception {
        List<byte[]> good = good();
        for (long seed = 0; seed < INPUTS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = spoil(good.get(random.nextInt(good.size())).clone(), random);
            for (Codec<?> codec : CODECS) {
                same(codec::read, bytes, seed);
                codec.roundTrip(within(bytes, (byte) 0), seed);
            }
            for (Function<ByteBuffer, Object> reader : READERS) {
                same(reader, bytes, seed);
            }
        }
    }

    /** Reads the same bytes among zeros and among ones: what lies around them must not matter. */
    private static void same(Function<ByteBuffer, ?> reader, byte[] bytes, long seed) {
        Object amongZeros = readOrTold(reader, within(bytes, (byte) 0));
        Object amongOnes = readOrTold(reader, within(bytes, (byte) 0xFF));
        if (!amongZeros.equals(amongOnes)) {
            assertThat(amongOnes).as("seed " + seed).hasToString(amongZeros.toString());
        }
    }

    private static Object readOrTold(Function<ByteBuffer, ?> reader, ByteBuffer bytes) {
        try {
            return reader.apply(bytes);
        } catch (MalformedMessageException told) {
            return "malformed: " + told.getMessage();
        }
    }

    private static ByteBuffer within(byte[] bytes, byte around) {
        byte[] all = new byte[bytes.length + 2 * MARGIN];
        Arrays.fill(all, around);
        System.arraycopy(bytes, 0, all, MARGIN, bytes.length);
        return ByteBuffer.wrap(all, MARGIN, bytes.length).order(ByteOrder.nativeOrder());
    }

    private static byte[] spoil(byte[] bytes, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> random.nextBytes(bytes);
            case 1 -> {
                for (int flip = 0; flip <= random.nextInt(8); flip++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> {
                int at = random.nextInt(bytes.length / 2) * 2;
                bytes[at] = (byte) random.nextInt(256);
                bytes[at + 1] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
            }
            default -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static List<byte[]> good() throws Exception {
        InetAddress ipv4 = InetAddress.getByName("192.0.2.1");
        InetAddress ipv6 = InetAddress.getByName("2001:db8::1");
        List<Attribute> others = List.of(new Attribute(77, UNKNOWN));
        LinkMessage link = new LinkMessage(
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
        NextHop hop = new NextHop(1, 1, Optional.of(ipv6));
        List<NextHop> hops = List.of(hop, new NextHop(2, 9, Optional.of(ipv4)));
        return List.of(
                bytes(link::write),
                bytes(new AddressMessage(3, 64, 0, 0x80, ipv6, Optional.empty(), "", 60, 120, 2, others)::write),
                bytes(new AddressMessage(3, 24, 0, 0x80, ipv4, Optional.empty(), "eth0:1", 60, 120, 0, others)::write),
                bytes(new RouteMessage(
                        10, Optional.of(ipv6), 64, 85_002, 85, 0, 1, 0, 9, hops, Optional.of(ipv6), others)::write),
                bytes(new RouteMessage(
                        2, Optional.empty(), 0, 254, 4, 0, 1, 0, 0, List.of(hop), Optional.empty(), others)::write),
                bytes(new RuleMessage(10, Optional.of(ipv6), 128, "eth0", 8500, 85_002, 1, 85, others)::write));
    }

    private static byte[] bytes(Consumer<ByteBuffer> writer) {
        ByteBuffer buffer = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
        writer.accept(buffer);
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
