// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stands where a target should be, and does one of the things that happen there. Made inside of a namespace. */
final class OddServer implements Closeable {
    static final String TEXT = "all is well";

    private static final String PAGE = "<html>log in first</html>";
    private static final int SLOW_MILLIS = 2_500;

    private final ServerSocket listener;
    private final String behaviour;
    private final List<Socket> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    OddServer(int port, String behaviour) throws IOException {
        this.behaviour = behaviour;
        this.listener = new ServerSocket(port);
        Thread thread = new Thread(this::accept, "odd-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** How often it was asked. */
    int requests() {
        return taken.size();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                taken.add(socket);
                socket.getInputStream().read(new byte[4_096]);
                act(socket);
            } catch (IOException | InterruptedException gone) {
                // the client has left, or the test is over
            }
        }
    }

    private void act(Socket socket) throws IOException, InterruptedException {
        switch (behaviour) {
            case "204" -> answer(socket, "204 No Content", "");
            case "page" -> answer(socket, "200 OK", PAGE);
            case "text" -> answer(socket, "200 OK", TEXT + "\n");
            case "redirect" -> answer(socket, "302 Found", "");
            case "login" -> answer(socket, "511 Network Authentication Required", PAGE);
            case "error" -> answer(socket, "503 Service Unavailable", "");
            case "garbage" -> write(socket, "SSH-2.0-something\r\n");
            case "slow" -> {
                closed.await(SLOW_MILLIS, TimeUnit.MILLISECONDS);
                answer(socket, "204 No Content", "");
            }
            case "drip" -> drip(socket);
            case "reset" -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case "hang" -> closed.await();
            default -> throw new IllegalArgumentException(behaviour);
        }
    }

    private static void answer(Socket socket, String status, String body) throws IOException {
        write(
                socket,
                "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.close();
    }

    private void drip(Socket socket) throws IOException, InterruptedException {
        for (byte one : "HTTP/1.1 204 No Content".getBytes(StandardCharsets.US_ASCII)) {
            socket.getOutputStream().write(one);
            if (closed.await(1, TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : taken) {
            socket.close();
        }
    }
}
