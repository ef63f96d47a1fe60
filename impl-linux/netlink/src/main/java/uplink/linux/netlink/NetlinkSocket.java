// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import uplink.linux.netlink.wire.ErrorMessage;
import uplink.linux.netlink.wire.Header;
import uplink.linux.netlink.wire.MalformedMessageException;
import uplink.linux.netlink.wire.Messages;

/**
 * Asks the kernel and waits for its answer: one request at a time, each with its own number. Safe for any thread.
 *
 * <p>An answer that does not come within the time-out is a {@link NetlinkException} of ETIMEDOUT; a dump that the kernel marks as
 * interrupted is repeated.
 */
public final class NetlinkSocket implements AutoCloseable {
    /** {@code NETLINK_ROUTE}. */
    public static final int ROUTE = 0;
    /** {@code NETLINK_GENERIC}. */
    public static final int GENERIC = 16;

    private static final int SOL_NETLINK = 270;
    private static final int EXT_ACK = 11;
    private static final int GET_STRICT_CHK = 12;
    private static final int REQUEST_SIZE = 8192;
    private static final int ANSWER_SIZE = 65536;
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int REPEATS = 10;

    private final NativeIo io;
    private final int descriptor;
    private final ByteBuffer request = ByteBuffer.allocateDirect(REQUEST_SIZE).order(ByteOrder.nativeOrder());
    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_SIZE).order(ByteOrder.nativeOrder());
    private int sequence;
    private boolean closed;

    /** One answer's message, at its payload. Valid only during the call. */
    public interface Answer {
        /** Reads it. */
        void message(Header header, ByteBuffer payload);
    }

    /** Opens a socket in the network namespace of the calling thread. */
    public NetlinkSocket(NativeIo io, int protocol) {
        this.io = io;
        descriptor = io.open(protocol, 0);
        tryOption(EXT_ACK);
        tryOption(GET_STRICT_CHK);
    }

    /** Old kernels know neither; both only make errors and filters better. */
    private void tryOption(int name) {
        try {
            io.option(descriptor, SOL_NETLINK, name, 1);
        } catch (NetlinkException unknownToThisKernel) {
            return;
        }
    }

    /** Every object of a kind: {@code payload} writes the request's header of that kind, {@code reader} reads one object. */
    public <T> List<T> dump(int type, Consumer<ByteBuffer> payload, Function<ByteBuffer, T> reader) {
        return dump(type, payload, object -> true, reader);
    }

    /** The same of those that {@code wanted} takes, at their payload; the others are not read. */
    public synchronized <T> List<T> dump(
            int type, Consumer<ByteBuffer> payload, Predicate<ByteBuffer> wanted, Function<ByteBuffer, T> reader) {
        for (int attempt = 0; attempt < REPEATS; attempt++) {
            List<T> found = new ArrayList<>();
            Answer answers = (header, bytes) -> {
                if (wanted.test(bytes)) {
                    found.add(reader.apply(bytes));
                }
            };
            if (ask(type, Header.REQUEST | Header.DUMP, payload, answers)) {
                return found;
            }
        }
        throw new NetlinkException("dump " + type, 11, "changed " + REPEATS + " times while it was read");
    }

    /** One request; {@code answers} gets what comes before the acknowledgement. */
    public synchronized void command(int type, int flags, Consumer<ByteBuffer> payload, Answer answers) {
        ask(type, Header.REQUEST | Header.ACK | flags, payload, answers);
    }

    /** One object: the first answer, which needs no acknowledgement behind it. */
    public synchronized <T> T get(int type, Consumer<ByteBuffer> payload, Function<ByteBuffer, T> reader) {
        send(type, Header.REQUEST, payload);
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        while (true) {
            int length = receive(type, deadline);
            Messages messages = new Messages(answer);
            while (messages.next(length)) {
                if (messages.header().sequence() == sequence && !end(type, messages)) {
                    return reader.apply(messages.payload());
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            io.close(descriptor);
        }
    }

    private boolean ask(int type, int flags, Consumer<ByteBuffer> payload, Answer answers) {
        send(type, flags, payload);
        return read(type, answers);
    }

    private void send(int type, int flags, Consumer<ByteBuffer> payload) {
        if (closed) {
            throw new IllegalStateException("the netlink socket is closed");
        }
        request.clear().position(Header.SIZE);
        payload.accept(request);
        int length = request.position();
        new Header(length, type, flags, ++sequence, 0).write(request.position(0));
        io.send(descriptor, request, length);
    }

    /** True unless the kernel says that the dump was interrupted. */
    private boolean read(int type, Answer answers) {
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        boolean whole = true;
        while (true) {
            int length = receive(type, deadline);
            Messages messages = new Messages(answer);
            while (messages.next(length)) {
                Header header = messages.header();
                if (header.sequence() != sequence) {
                    continue;
                }
                whole &= (header.flags() & Header.DUMP_INTERRUPTED) == 0;
                if (end(type, messages)) {
                    return whole;
                }
                if (header.type() != Header.ERROR && header.type() != Header.DONE) {
                    answers.message(header, messages.payload());
                }
            }
        }
    }

    private static boolean end(int type, Messages messages) {
        Header header = messages.header();
        if (header.type() == Header.ERROR) {
            fail(type, ErrorMessage.read(messages.payload(), header.flags()));
            return true;
        }
        if (header.type() == Header.DONE) {
            ByteBuffer payload = messages.payload();
            int error = payload.remaining() >= 4 ? -payload.getInt(payload.position()) : 0;
            fail(type, new ErrorMessage(error, ""));
            return true;
        }
        return false;
    }

    private static void fail(int type, ErrorMessage error) {
        if (error.errno() != 0) {
            throw new NetlinkException("netlink request " + type, error.errno(), error.text());
        }
    }

    private int receive(int type, long deadline) {
        answer.clear();
        int length = io.receive(descriptor, answer);
        while (length <= 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new NetlinkException("netlink request " + type, NetlinkException.ETIMEDOUT, "no answer");
            }
            if (length == 0) {
                io.await(descriptor, -1, (int) left);
            }
            length = io.receive(descriptor, answer);
        }
        if (length < Header.SIZE) {
            throw new MalformedMessageException("an answer of " + length + " bytes");
        }
        return length;
    }
}
