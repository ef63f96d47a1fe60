// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.http.HttpClient;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.sockets.Binding;
import uplink.sockets.Network;
import uplink.sockets.NetworkLostException;

/** One network, as all bundles share it: its sockets, its names, and what becomes of them when it goes. */
public final class LiveNetwork implements Network {
    private final Tying tying;
    private final OpenSockets open;
    private final Names names;
    private final Race race;
    private final Addressing addressing;
    private final TiedSockets sockets;
    private final HttpAccess http;
    private volatile Seen seen;

    /**
     * A network that is there.
     *
     * @param first what is known of it
     * @param tying ties its sockets
     * @param preferred family whose addresses come first
     * @param threads runs queries and attempts that block; its owner ends it
     */
    public LiveNetwork(Seen first, Tying tying, Family preferred, Executor threads) {
        this.seen = first;
        this.tying = tying;
        this.addressing = new Addressing(this::link, tying);
        this.open = new OpenSockets(first.link().key());
        this.sockets = new TiedSockets(this, tying, open);
        this.names = new Names(this, tying, preferred, threads);
        this.race = new Race(this, names, threads);
        this.http = new HttpAccess(this);
    }

    /** What is known of it now; sockets whose own address is gone are closed, since they could only hang. */
    public void update(Seen next) {
        Link before = seen.link();
        seen = next;
        names.moved(before, next.link());
        open.close(
                socket -> Addressing.leftBehind(socket, before, next.link()), "its address is no longer on the link");
    }

    /** Closes everything that is open, and all that is still to come. */
    public void lose(String why) {
        open.lose(why);
        http.close();
    }

    @Override
    public Link link() {
        return seen.link();
    }

    Addressing addressing() {
        return addressing;
    }

    Seen seen() {
        return seen;
    }

    @Override
    public Binding binding(Family family) {
        return tying.binding(link(), family);
    }

    @Override
    public SocketFactory socketFactory() {
        return new BoundSocketFactory(this);
    }

    @Override
    public ServerSocketFactory serverSocketFactory() {
        return new BoundServerSocketFactory(this);
    }

    @Override
    public SSLSocketFactory sslSocketFactory(SSLContext context) {
        return new BoundSslSocketFactory(this, context.getSocketFactory());
    }

    BoundSocket openSocket() throws IOException {
        return sockets.stream();
    }

    ServerSocket openServerSocket() throws IOException {
        return sockets.listener();
    }

    @Override
    public SocketChannel openSocketChannel(Family family) throws IOException {
        return sockets.streamChannel(family);
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(Family family) throws IOException {
        return sockets.listenerChannel(family);
    }

    @Override
    public DatagramChannel openDatagramChannel(Family family) throws IOException {
        return sockets.datagramChannel(family);
    }

    @Override
    public DatagramSocket openDatagramSocket(int port) throws IOException {
        return sockets.datagrams(port);
    }

    /** A datagram socket that can talk to {@code peer}. */
    DatagramSocket openDatagramSocketTo(InetAddress peer) throws IOException {
        return sockets.datagramsTo(peer);
    }

    void require() throws NetworkLostException {
        open.check();
    }

    void opened(Closeable socket) throws NetworkLostException {
        open.add(socket);
    }

    void closed(Closeable socket) {
        open.remove(socket);
    }

    @Override
    public void closeWith(Closeable resource) throws NetworkLostException {
        open.add(resource);
    }

    @Override
    public Socket connect(String host, int port, Duration timeout) throws IOException {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not within 1 to 65535");
        }
        open.check();
        return race.connect(host, port, timeout);
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        open.check();
        return names.resolve(host);
    }

    /** Where {@code endpoint} is on this network. */
    InetSocketAddress target(SocketAddress endpoint) throws IOException {
        open.check();
        if (!(endpoint instanceof InetSocketAddress wanted)) {
            throw new IllegalArgumentException("no internet address: " + endpoint);
        }
        String host = wanted.getHostString();
        InetAddress given = wanted.getAddress();
        if (given != null && host.equals(given.getHostAddress())) {
            return new InetSocketAddress(addressing.scoped(given), wanted.getPort());
        }
        List<InetAddress> own = resolve(host);
        InetAddress chosen = given != null && own.contains(given) ? given : own.get(0);
        return new InetSocketAddress(addressing.scoped(chosen), wanted.getPort());
    }

    @Override
    public ProxySelector proxySelector() {
        return new LinkProxySelector(() -> link().proxy());
    }

    @Override
    public HttpClient httpClient() {
        return http.client();
    }

    @Override
    public Binding httpBinding() {
        return http.binding();
    }

    Optional<InetAddress> source(Family family) {
        return tying.source(link(), family);
    }

    @Override
    public boolean alive() {
        return lost().isEmpty();
    }

    @Override
    public Optional<String> lost() {
        return open.lost();
    }
}
