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

/** What a command prints, as lines to its caller; a character that is not whole yet waits for its rest. Safe for any thread. */
final class Printing extends OutputStream {
    private static final int CHUNK = 8192;

    private final Caller caller;
    private final Reply.Kind kind;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);

    Printing(Caller caller, Reply.Kind kind) {
        this.caller = caller;
        this.kind = kind;
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
        decoder.decode(bytes, text, false);
        bytes.compact();
        if (text.flip().hasRemaining()) {
            caller.say(Reply.text(kind, text.toString()));
        }
    }
}
