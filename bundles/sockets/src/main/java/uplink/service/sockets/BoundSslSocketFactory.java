// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** TLS upon sockets of one network, with the caller's own context. Lays TLS upon no other socket. */
final class BoundSslSocketFactory extends SSLSocketFactory {
    private final LiveNetwork network;
    private final SocketFactory plain;
    private final SSLSocketFactory tls;

    BoundSslSocketFactory(LiveNetwork network, SSLSocketFactory tls) {
        this.network = network;
        this.plain = network.socketFactory();
        this.tls = tls;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    /** TLS begins when it is connected. */
    @Override
    public Socket createSocket() throws IOException {
        return new LateTlsSocket(network.openSocket(), tls);
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean autoClose) throws IOException {
        boolean own = under instanceof BoundSocket bound && bound.of(network)
                || under instanceof LateTlsSocket late && late.under().of(network);
        if (!own) {
            throw new SocketException(
                    "a socket that does not belong to " + network.link().key() + " gets no TLS here");
        }
        return tls.createSocket(under, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return over(plain.createSocket(host, port), host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return over(plain.createSocket(host, port, localHost, localPort), host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return over(plain.createSocket(host, port), LateTlsSocket.name(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return over(plain.createSocket(host, port, localHost, localPort), LateTlsSocket.name(host), port);
    }

    private Socket over(Socket socket, String host, int port) throws IOException {
        try {
            return tls.createSocket(socket, host, port, true);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }
}
