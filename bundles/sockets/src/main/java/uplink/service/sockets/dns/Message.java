// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Questions and answers as bytes, RFC 1035 section 4. Pure; whatever comes from outside ends in a value or an IOException. */
public final class Message {
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int CODE = 0x000f;
    private static final int INTERNET = 1;
    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int SOA = 6;
    private static final int POINTER = 0xc0;
    private static final int MOST_JUMPS = 64;
    private static final int ROOM = 512;
    private static final long MOST_SECONDS = 86_400;
    private static final long UNSAID_SECONDS = 5;

    private final ByteBuffer bytes;
    private final Set<String> owners = new HashSet<>();
    private final List<InetAddress> addresses = new ArrayList<>();
    private long seconds = MOST_SECONDS;
    private int aliases;

    private Message(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** A recursive question. */
    public static byte[] question(int id, Question question) {
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        out.putShort((short) id).putShort((short) RECURSION_DESIRED);
        out.putShort((short) 1).putShort((short) 0).putInt(0);
        for (String label : question.name().split("\\.")) {
            byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
            out.put((byte) octets.length).put(octets);
        }
        out.put((byte) 0).putShort((short) question.type()).putShort((short) INTERNET);
        byte[] message = new byte[out.position()];
        out.flip().get(message);
        return message;
    }

    /**
     * Reads the answer to {@code question}.
     *
     * @throws IOException when it is malformed, or answers something else
     */
    public static Answer answer(byte[] message, int id, Question question) throws IOException {
        try {
            return new Message(ByteBuffer.wrap(message)).read(id, question);
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            throw new IOException("a malformed answer for " + question.name(), broken);
        }
    }

    private Answer read(int id, Question question) throws IOException {
        int seenId = number();
        int flags = number();
        int questions = number();
        int answers = number();
        int authorities = number();
        number();
        boolean fits = seenId == id && (flags & RESPONSE) != 0 && questions == 1;
        if (!fits || !name().equals(question.name()) || number() != question.type() || number() != INTERNET) {
            throw new IOException("an answer to another question than " + question.name());
        }
        owners.add(question.name());
        boolean truncated = (flags & TRUNCATED) != 0;
        if (!truncated) {
            int begin = bytes.position();
            for (int pass = 0; pass <= Math.min(aliases, MOST_JUMPS); pass++) {
                bytes.position(begin);
                addresses.clear();
                for (int index = 0; index < answers; index++) {
                    record(question.type());
                }
            }
            negative(authorities);
        }
        return new Answer(flags & CODE, truncated, addresses, Math.max(0, seconds));
    }

    /** An answer, or an alias whose target's addresses count then; in whatever order they come, so that aliases are read again. */
    private void record(int wanted) throws IOException {
        String owner = name();
        int type = number();
        int kind = number();
        long ttl = Integer.toUnsignedLong(bytes.getInt());
        int length = number();
        int end = bytes.position() + length;
        if (kind == INTERNET && owners.contains(owner)) {
            if (type == CNAME) {
                aliases += owners.add(name()) ? 1 : 0;
                seconds = Math.min(seconds, ttl);
            } else if (type == wanted && length == (wanted == A ? 4 : 16)) {
                byte[] address = new byte[length];
                bytes.get(address);
                addresses.add(InetAddress.getByAddress(address));
                seconds = Math.min(seconds, ttl);
            }
        }
        bytes.position(end);
    }

    /** How long nothing may be taken for nothing, RFC 2308. */
    private void negative(int authorities) throws IOException {
        if (!addresses.isEmpty()) {
            return;
        }
        long said = UNSAID_SECONDS;
        for (int index = 0; index < authorities; index++) {
            name();
            int type = number();
            number();
            long ttl = Integer.toUnsignedLong(bytes.getInt());
            int length = number();
            int end = bytes.position() + length;
            if (type == SOA && length >= 4) {
                said = Math.min(ttl, Integer.toUnsignedLong(bytes.getInt(end - 4)));
            }
            bytes.position(end);
        }
        seconds = Math.min(seconds, said);
    }

    private int number() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    /** A name, which may go on elsewhere; never in circles. */
    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        int back = -1;
        for (int jumps = 0; jumps < MOST_JUMPS; ) {
            int length = Byte.toUnsignedInt(bytes.get());
            if (length == 0) {
                bytes.position(back < 0 ? bytes.position() : back);
                return name.toString().toLowerCase(Locale.ROOT);
            }
            if ((length & POINTER) == POINTER) {
                int to = (length & ~POINTER) << 8 | Byte.toUnsignedInt(bytes.get());
                back = back < 0 ? bytes.position() : back;
                bytes.position(to);
                jumps++;
            } else {
                byte[] label = new byte[length];
                bytes.get(label);
                name.append(name.length() == 0 ? "" : ".").append(new String(label, StandardCharsets.ISO_8859_1));
            }
            if (name.length() > 255) {
                break;
            }
        }
        throw new IOException("a name without an end");
    }
}
