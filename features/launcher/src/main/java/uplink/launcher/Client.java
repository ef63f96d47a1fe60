// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.service.shell.place.Users;
import uplink.service.shell.wire.CallerLine;
import uplink.service.shell.wire.MalformedLineException;
import uplink.service.shell.wire.Reply;
import uplink.service.shell.wire.Request;

/** Hands a command to the running gateway and prints what it answers, byte for byte. */
final class Client {
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Path socket;
    private final Keyboard keyboard = new Keyboard();

    Client(Path socket) {
        this.socket = socket;
    }

    /** Answers the command's exit status; empty when no gateway of this user or of root is there. */
    OptionalInt run(Request request) {
        Optional<SocketChannel> connected = connect();
        if (connected.isEmpty()) {
            return OptionalInt.empty();
        }
        try (SocketChannel channel = connected.get()) {
            send(channel, request.line().getBytes(StandardCharsets.UTF_8));
            return OptionalInt.of(relay(channel));
        } catch (IOException | MalformedLineException lost) {
            return OptionalInt.of(gone());
        }
    }

    private Optional<SocketChannel> connect() {
        try {
            UserPrincipal owner = Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS);
            boolean trusted =
                    Users.root() || owner.equals(Users.own()) || owner.getName().equals("root");
            return trusted ? Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(socket))) : Optional.empty();
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    private int relay(SocketChannel channel) throws IOException {
        BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        boolean complained = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                continue;
            }
            Reply reply = Reply.parse(line.toCharArray());
            switch (reply.kind()) {
                case OUT -> {
                    if (!print(reply.text().getBytes(StandardCharsets.UTF_8))) {
                        return DONE;
                    }
                }
                case BYTES -> {
                    if (!print(reply.bytes())) {
                        return DONE;
                    }
                }
                case ERROR -> {
                    System.err.print(reply.text());
                    complained = true;
                }
                case ASK -> answer(channel, reply.text());
                case EXIT -> {
                    return reply.status();
                }
            }
        }
        return complained ? FAILED : gone();
    }

    private int gone() {
        System.err.println("uplink: the gateway at " + socket + " went away before it was done");
        return FAILED;
    }

    /** False when nobody reads any more. */
    private static boolean print(byte[] bytes) {
        try {
            OUT.write(bytes);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private void answer(SocketChannel channel, String prompt) throws IOException {
        Optional<char[]> secret = keyboard.secret(prompt);
        byte[] line = secret.map(CallerLine::secret).orElse(CallerLine.NONE.getBytes(StandardCharsets.UTF_8));
        send(channel, line);
        secret.ifPresent(text -> Arrays.fill(text, '\0'));
        Arrays.fill(line, (byte) 0);
    }

    private static void send(SocketChannel channel, byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
