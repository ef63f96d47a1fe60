// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.profile.Secret;
import uplink.service.shell.wire.CallerLine;
import uplink.service.shell.wire.MalformedLineException;
import uplink.service.shell.wire.Reply;
import uplink.service.shell.wire.Request;

/**
 * One connection: a request, its command, the end. All but {@link #begin}, {@link #say}, {@link #ask} and {@link #end} is for the
 * exchange's thread.
 */
final class Caller {
    private enum State {
        /** No request yet. */
        SILENT,
        /** Its command waits for its turn. */
        WAITING,
        /** Its command is carried out. */
        RUNNING,
        /** Only what was said is still to be read. */
        ENDING,
        /** Gone. */
        CLOSED
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Exchange exchange;
    private final LineBuffer lines;
    private final Outbox outbox;
    private final Questions questions = new Questions();
    private final Object lock = new Object();
    private State state = State.SILENT;
    private volatile long since = System.nanoTime();
    private volatile @Nullable Thread worker;
    private @Nullable Errand errand;
    private boolean deaf;

    Caller(SocketChannel channel, SelectionKey key, Exchange exchange) {
        this.channel = channel;
        this.key = key;
        this.exchange = exchange;
        this.lines = new LineBuffer(exchange.limits().lineBytes());
        this.outbox = new Outbox(exchange.limits().reading());
    }

    /** Reads what has come, by way of {@code bytes}. */
    void read(ByteBuffer bytes) throws IOException {
        bytes.clear();
        if (channel.read(bytes) < 0) {
            hangUp();
            return;
        }
        bytes.flip();
        try {
            for (Optional<char[]> line = lines.take(bytes); line.isPresent(); line = lines.take(bytes)) {
                take(line.get());
            }
        } catch (MalformedLineException wrong) {
            refuse(wrong.getMessage());
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }

    /** The caller says no more. Whether it still listens shows when something is written. */
    private void hangUp() throws IOException {
        deaf = true;
        questions.close();
        if (is(State.SILENT)) {
            close();
        } else {
            probe();
        }
    }

    private void probe() throws IOException {
        since = System.nanoTime();
        outbox.add("\n", false);
        write();
    }

    private void take(char[] line) {
        try {
            if (is(State.SILENT)) {
                begin(Request.parse(line));
            } else if (is(State.WAITING) || is(State.RUNNING)) {
                hear(CallerLine.parse(line));
            }
        } finally {
            Arrays.fill(line, '\0');
        }
    }

    private void begin(Request request) {
        move(State.SILENT, State.WAITING);
        errand = new Errand(request, this, exchange.answering());
        exchange.carryOut(errand);
    }

    private void hear(CallerLine said) {
        switch (said.kind()) {
            case SECRET -> questions.give(said.secret());
            case NONE -> questions.none();
            case CANCEL -> callOff();
        }
        Arrays.fill(said.secret(), '\0');
    }

    private void callOff() {
        questions.close();
        cancel();
        if (is(State.WAITING)) {
            last(Reply.exit(1));
        }
    }

    /** Says what was wrong, and ends. */
    void refuse(String message) {
        cancel();
        last(Reply.text(Reply.Kind.ERROR, "uplink: " + message + "\n"));
    }

    private void last(Reply reply) {
        outbox.last(reply.line());
        synchronized (lock) {
            state = state == State.CLOSED ? state : State.ENDING;
        }
        exchange.post(this::flush);
    }

    /** Writes what waits, as far as the caller reads; closes behind the last. */
    void write() throws IOException {
        // asked before: what is said last is in the box by then, and is written now
        boolean ending = is(State.ENDING);
        boolean all = outbox.flush(channel);
        if (all && ending) {
            close();
        } else if (key.isValid()) {
            boolean listens = !deaf && !ending;
            key.interestOps((listens ? SelectionKey.OP_READ : 0) | (all ? 0 : SelectionKey.OP_WRITE));
        }
    }

    private void flush() {
        try {
            if (!is(State.CLOSED)) {
                write();
            }
        } catch (IOException gone) {
            close();
        }
    }

    /** Looks at the clock. */
    void tick() {
        boolean late = System.nanoTime() - since > exchange.limits().request().toNanos();
        try {
            if (outbox.neglected()) {
                close();
            } else if (late && is(State.SILENT)) {
                refuse("no request came within " + exchange.limits().request().toSeconds() + " s");
            } else if (late && is(State.WAITING)) {
                refuse("too many commands run already; try again later");
            } else if (late && deaf && is(State.RUNNING)) {
                probe();
            }
        } catch (IOException gone) {
            close();
        }
    }

    /** Ends everything. Closing twice is harmless. */
    void close() {
        synchronized (lock) {
            state = State.CLOSED;
        }
        cancel();
        questions.close();
        lines.wipe();
        outbox.close();
        key.cancel();
        try {
            channel.close();
        } catch (IOException broken) {
            key.attach(null);
        }
        exchange.forget(this);
    }

    private void cancel() {
        Errand running = errand;
        if (running != null) {
            running.cancel();
        }
    }

    /** Called by the thread that carries the command out; false when nobody wants it any more. */
    boolean begin() {
        worker = Thread.currentThread();
        since = System.nanoTime();
        return move(State.WAITING, State.RUNNING);
    }

    /** Called by that thread at the end. */
    void end(Reply exit) {
        worker = null;
        if (is(State.RUNNING)) {
            last(exit);
        }
    }

    /**
     * Says something to the caller; any thread.
     *
     * @throws IOException when it is gone or does not read: then it is given up
     */
    void say(Reply reply) throws IOException {
        try {
            outbox.add(reply.line(), Thread.currentThread() == worker);
            exchange.post(this::flush);
        } catch (IOException lost) {
            outbox.close();
            exchange.post(this::close);
            throw lost;
        }
    }

    /** Asks the caller for a secret, and waits; any thread. */
    Optional<Secret> ask(String prompt) {
        try {
            if (!questions.open()) {
                return Optional.empty();
            }
            say(Reply.text(Reply.Kind.ASK, prompt));
            return questions.answer(Limits.ANSWER);
        } catch (IOException lost) {
            return Optional.empty();
        }
    }

    private boolean is(State one) {
        synchronized (lock) {
            return state == one;
        }
    }

    private boolean move(State from, State to) {
        synchronized (lock) {
            boolean moves = state == from;
            state = moves ? to : state;
            return moves;
        }
    }
}
