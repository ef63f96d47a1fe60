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
import javax.net.ServerSocketFactory;

/** Answers every request with its own name. Made inside of a namespace, of any factory: with TLS or without. */
final class NamedHttpServer implements Closeable {
    /** The first line of each request. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** From where each came. */
    final List<String> peers = new CopyOnWriteArrayList<>();

    private final String name;
    private final ServerSocket listener;

    NamedHttpServer(String name, int port, ServerSocketFactory factory) throws IOException {
        this(name, factory.createServerSocket(port));
    }

    NamedHttpServer(String name, ServerSocket listener) {
        this.name = name;
        this.listener = listener;
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "named-http");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start(() -> serve(socket));
            } catch (IOException gone) {
                // the test is over
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String first = in.readLine();
            for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
                // the rest of the head does not matter
            }
            if (first != null) {
                requests.add(first);
                peers.add(socket.getInetAddress().getHostAddress());
                String answer =
                        "HTTP/1.1 200 OK\r\nContent-Length: " + name.length() + "\r\nConnection: close\r\n\r\n" + name;
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // the client has left
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
