// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A caller that says exactly what a test wants, with a blocking socket. */
final class Talk implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    Talk(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    static String ask(Path socket, String line) throws IOException {
        try (Talk talk = new Talk(socket)) {
            talk.say(line + "\n");
            return talk.rest();
        }
    }

    void say(String text) throws IOException {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    void say(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    void shutOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** The next line, without its end. */
    String line() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        read.reset();
        while (channel.read(one.clear()) > 0 && one.get(0) != '\n') {
            read.write(one.get(0));
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Everything up to the end. */
    String rest() throws IOException {
        ByteBuffer some = ByteBuffer.allocate(8192);
        read.reset();
        try {
            while (channel.read(some.clear()) > 0) {
                read.write(some.array(), 0, some.position());
            }
        } catch (IOException reset) {
            read.writeBytes("(reset)".getBytes(StandardCharsets.UTF_8));
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
