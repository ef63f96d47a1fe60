// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.sockets.Binding;
import uplink.sockets.Network;
import uplink.sockets.NetworkLostException;

/**
 * The border of one network for one bundle: what it makes is checked here, what it tells is not.
 *
 * @param network behind it
 * @param check throws when the bundle may not
 */
record NetworkDoor(LiveNetwork network, Runnable check) implements Network {
    private LiveNetwork checked() {
        check.run();
        return network;
    }

    @Override
    public Link link() {
        return network.link();
    }

    @Override
    public Binding binding(Family family) {
        return network.binding(family);
    }

    @Override
    public SocketFactory socketFactory() {
        return checked().socketFactory();
    }

    @Override
    public ServerSocketFactory serverSocketFactory() {
        return checked().serverSocketFactory();
    }

    @Override
    public SSLSocketFactory sslSocketFactory(SSLContext context) {
        return checked().sslSocketFactory(context);
    }

    @Override
    public SocketChannel openSocketChannel(Family family) throws IOException {
        return checked().openSocketChannel(family);
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(Family family) throws IOException {
        return checked().openServerSocketChannel(family);
    }

    @Override
    public DatagramChannel openDatagramChannel(Family family) throws IOException {
        return checked().openDatagramChannel(family);
    }

    @Override
    public DatagramSocket openDatagramSocket(int port) throws IOException {
        return checked().openDatagramSocket(port);
    }

    @Override
    public void closeWith(Closeable resource) throws NetworkLostException {
        network.closeWith(resource);
    }

    @Override
    public Socket connect(String host, int port, Duration timeout) throws IOException {
        return checked().connect(host, port, timeout);
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        return checked().resolve(host);
    }

    @Override
    public ProxySelector proxySelector() {
        return network.proxySelector();
    }

    @Override
    public HttpClient httpClient() {
        return checked().httpClient();
    }

    @Override
    public Binding httpBinding() {
        return network.httpBinding();
    }

    @Override
    public boolean alive() {
        return network.alive();
    }

    @Override
    public Optional<String> lost() {
        return network.lost();
    }
}
