// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** Answers each path with the bytes that a script says, and closes; what the script leaves open stays open. Made inside of a namespace. */
final class ScriptedHttpServer implements Closeable {
    /** At the end of an answer: nothing follows, and the connection stays. */
    static final String HANGS = "\u0000hangs";

    private static final int TLS_HANDSHAKE = 0x16;

    /** The first line of each request. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Semaphore hanging = new Semaphore(0);

    private final Function<String, String> script;
    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** {@code script} makes whole answers, one byte a character, of paths. */
    ScriptedHttpServer(int port, ServerSocketFactory factory, Function<String, String> script) throws IOException {
        this.script = script;
        listener = factory.createServerSocket(port);
        start(this::accept);
    }

    /** A whole answer with that status line and body. */
    static String answer(String status, String body, String... fields) {
        return "HTTP/1.1 " + status + "\r\n" + String.join("", List.of(fields)) + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    /** Waits until one more answer that ends with {@link #HANGS} was begun. */
    void hangs() throws InterruptedException {
        if (!hanging.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asks");
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-http");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException gone) {
                // the test is over
            }
        }
    }

    private void serve(Socket socket) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            in.mark(1);
            if (in.read() == TLS_HANDSHAKE) {
                socket.getOutputStream().write(answer("400 Bad Request", "").getBytes(StandardCharsets.ISO_8859_1));
                socket.close();
                return;
            }
            in.reset();
            String first = in.readLine();
            for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
                // the rest of the head does not matter
            }
            if (first != null) {
                requests.add(first);
                String answer = script.apply(first.split(" ")[1]);
                boolean hangs = answer.endsWith(HANGS);
                String bytes = hangs ? answer.substring(0, answer.length() - HANGS.length()) : answer;
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                if (hangs) {
                    hanging.release();
                    return;
                }
            }
            socket.close();
        } catch (IOException gone) {
            // the client has left
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
