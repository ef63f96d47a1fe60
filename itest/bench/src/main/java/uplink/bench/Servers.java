// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Main of the other end of the cable: takes whatever is sent, sends back, takes connections, answers HTTP and questions for names. */
public final class Servers {
    static final int SINK = 7001;
    static final int ECHO = 7002;
    static final int DOOR = 7003;
    static final int HTTP = 8080;

    private static final int BACKLOG = 4_096;
    private static final int BUFFER = 64 * 1024;
    private static final byte[] DONE =
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private interface Serving {
        void serve(Socket socket) throws IOException;
    }

    private Servers() {}

    /** Serves until standard input ends. */
    public static void main(String[] none) throws Exception {
        listen(SINK, socket -> thread(() -> sink(socket)));
        listen(ECHO, socket -> thread(() -> echo(socket)));
        listen(DOOR, Socket::close);
        listen(HTTP, socket -> thread(() -> http(socket)));
        NameServer.start(new InetSocketAddress(InetAddress.getByName(Namespace.SERVER), 53));
        System.out.println("ready");
        System.in.readAllBytes();
        System.exit(0);
    }

    private static void listen(int port, Serving serving) throws IOException {
        ServerSocket listener = new ServerSocket(port, BACKLOG);
        thread(() -> {
            while (!listener.isClosed()) {
                serving.serve(listener.accept());
            }
        });
    }

    /** Ends with the connection. */
    interface Work {
        void run() throws IOException;
    }

    static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException gone) {
                // the client has left
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes all, and says so with one byte. */
    private static void sink(Socket socket) throws IOException {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[BUFFER];
            while (in.read(bytes) >= 0) {
                continue;
            }
            socket.getOutputStream().write(1);
        }
    }

    private static void echo(Socket socket) throws IOException {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[64];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                socket.getOutputStream().write(bytes, 0, count);
            }
        }
    }

    private static void http(Socket socket) throws IOException {
        try (socket) {
            socket.getInputStream().read(new byte[4_096]);
            socket.getOutputStream().write(DONE);
        }
    }
}
