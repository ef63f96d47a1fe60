// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import uplink.sockets.Network;

/**
 * One question and its answer, by one network and by nothing else. Its steps are called in their order: {@link #proxy()} if there is
 * one, {@link #connect()}, {@link #secure()}, {@link #ask}. One thread uses it; any may close it, which ends what blocks.
 */
public final class Exchange implements Closeable {
    private final Network network;
    private final Url url;
    private final SSLContext trust;
    private final Duration patience;
    private final Optional<InetSocketAddress> proxy;
    private @Nullable Socket carrier;
    private @Nullable SSLSocket secured;
    private boolean closed;

    /** Each step has {@code patience}; names are resolved, and sockets leave, by {@code network}. */
    public Exchange(Network network, Url url, SSLContext trust, Duration patience) {
        this.network = network;
        this.url = url;
        this.trust = trust;
        this.patience = patience;
        this.proxy = network.proxySelector().select(URI.create(url.toString())).stream()
                .filter(one -> one.type() == Proxy.Type.HTTP)
                .map(one -> (InetSocketAddress) one.address())
                .findFirst();
    }

    /** By whom it goes; empty when it goes directly. */
    public Optional<InetSocketAddress> proxied() {
        return proxy;
    }

    /** Connects to the proxy. */
    public void proxy() throws IOException {
        InetSocketAddress to = proxy.orElseThrow();
        carry(network.connect(to.getHostString(), to.getPort(), patience));
    }

    /** Connects to the server; by the proxy, if there is one and TLS is wanted. */
    public void connect() throws IOException {
        if (proxy.isEmpty()) {
            carry(network.connect(url.host(), url.port(), patience));
        } else if (url.secure()) {
            send(socket(), "CONNECT " + url.address() + " HTTP/1.1\r\nHost: " + url.address() + "\r\n\r\n");
            Head head = Head.read(socket().getInputStream());
            if (head.status() / 100 != 2) {
                throw new ProtocolException("the proxy refuses with " + head.line());
            }
        }
    }

    /** Lays TLS upon the connection, and checks that the certificate is trusted and is that of the host. */
    public void secure() throws IOException {
        SSLSocket layered =
                (SSLSocket) network.sslSocketFactory(trust).createSocket(socket(), url.host(), url.port(), true);
        SSLParameters parameters = layered.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        layered.setSSLParameters(parameters);
        layered.startHandshake();
        secured = layered;
    }

    /** The TLS session, if there is one. */
    public Optional<SSLSession> session() {
        return Optional.ofNullable(secured).map(SSLSocket::getSession);
    }

    /** Asks; what is not an answer yet (1xx) is passed over. */
    public Answer ask(String method) throws IOException {
        Socket socket = secured == null ? socket() : secured;
        String target = proxy.isPresent() && !url.secure() ? url.toString() : url.path();
        send(
                socket,
                method + " " + target + " HTTP/1.1\r\nHost: " + url.authority()
                        + "\r\nUser-Agent: uplink\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n");
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Head head = Head.read(in);
        while (head.status() / 100 == 1) {
            head = Head.read(in);
        }
        return new Answer(head, Body.of(head, method, in));
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Where it leaves from; the network's own end. */
    public InetSocketAddress local() throws IOException {
        return (InetSocketAddress) socket().getLocalSocketAddress();
    }

    /** Whom it is connected to: the server or the proxy. */
    public InetSocketAddress remote() throws IOException {
        return (InetSocketAddress) socket().getRemoteSocketAddress();
    }

    private synchronized Socket socket() throws IOException {
        if (closed || carrier == null) {
            throw new SocketException("not connected");
        }
        return carrier;
    }

    private void carry(Socket socket) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        synchronized (this) {
            if (!closed) {
                carrier = socket;
                return;
            }
        }
        socket.close();
        throw new SocketException("called off");
    }

    @Override
    public void close() throws IOException {
        Socket open;
        synchronized (this) {
            closed = true;
            open = carrier;
        }
        if (open != null) {
            open.close();
        }
    }

    /**
     * What comes back.
     *
     * @param head how it begins
     * @param body is read from the network as it is read
     */
    public record Answer(Head head, InputStream body) {}
}
