// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import uplink.service.shell.wire.Reply;

/**
 * What a command prints, as lines to its caller; a character that is not whole yet waits for its rest. What is no text goes as bytes to a
 * caller that takes them, and to others as far as it is text. Safe for any thread.
 */
final class Printing extends OutputStream {
    private static final int CHUNK = 8192;

    private final Caller caller;
    private final Reply.Kind kind;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8.newDecoder().onUnmappableCharacter(CodingErrorAction.REPLACE);

    private final boolean raw;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);

    /** With {@code raw} for a caller that takes bytes. */
    Printing(Caller caller, Reply.Kind kind, boolean raw) {
        this.caller = caller;
        this.kind = kind;
        this.raw = raw && kind == Reply.Kind.OUT;
        decoder.onMalformedInput(this.raw ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, bytes.remaining());
            bytes.put(from, offset + done, part);
            done += part;
            send();
        }
    }

    private void send() throws IOException {
        CharBuffer text = CharBuffer.allocate(CHUNK);
        bytes.flip();
        boolean binary = decoder.decode(bytes, text, false).isMalformed();
        if (text.flip().hasRemaining()) {
            caller.say(Reply.text(kind, text.toString()));
        }
        if (binary) {
            caller.say(Reply.bytes(bytes));
            decoder.reset();
        }
        bytes.compact();
    }

    /** What waits for a rest that does not come any more is no text. */
    @Override
    public synchronized void close() throws IOException {
        bytes.flip();
        if (raw && bytes.hasRemaining()) {
            caller.say(Reply.bytes(bytes));
        }
        bytes.clear();
    }
}
