// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A TLS socket that is made before it is connected, upon a bound one. The runtime's own cannot be laid upon an unconnected socket;
 * a plain one in its stead would send in the clear what was meant to be secret.
 */
final class LateTlsSocket extends TlsSettings {
    private final BoundSocket under;
    private final SSLSocketFactory factory;
    private final List<HandshakeCompletedListener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable SSLSocket tls;

    LateTlsSocket(BoundSocket under, SSLSocketFactory factory) throws IOException {
        super((SSLSocket) factory.createSocket());
        this.under = under;
        this.factory = factory;
    }

    @Override
    BoundSocket under() {
        return under;
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        listeners.add(listener);
        Optional.ofNullable(tls).ifPresent(made -> made.addHandshakeCompletedListener(listener));
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        listeners.remove(listener);
        Optional.ofNullable(tls).ifPresent(made -> made.removeHandshakeCompletedListener(listener));
    }

    /** The name that the peer has to prove: as it was given, never one that was looked up. */
    static String name(InetAddress address) {
        return new InetSocketAddress(address, 0).getHostString();
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        under.connect(endpoint, timeoutMillis);
        InetSocketAddress peer = (InetSocketAddress) endpoint;
        SSLSocket made = (SSLSocket) factory.createSocket(under, peer.getHostString(), peer.getPort(), true);
        handTo(made);
        listeners.forEach(made::addHandshakeCompletedListener);
        tls = made;
    }

    private SSLSocket connected() throws SocketException {
        SSLSocket made = tls;
        if (made == null) {
            throw new SocketException("not connected");
        }
        return made;
    }

    @Override
    public void startHandshake() throws IOException {
        connected().startHandshake();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connected().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connected().getOutputStream();
    }

    @Override
    public void close() throws IOException {
        SSLSocket made = tls;
        if (made == null) {
            under.close();
        } else {
            made.close();
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        connected().shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        connected().shutdownOutput();
    }

    @Override
    public void bind(SocketAddress local) throws IOException {
        under.bind(local);
    }
}
