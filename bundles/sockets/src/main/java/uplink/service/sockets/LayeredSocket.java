// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/** A TLS socket whose options, addresses and state are those of the socket below. */
abstract class LayeredSocket extends SSLSocket {
    /** The socket below. */
    abstract BoundSocket under();

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        under().setTcpNoDelay(on);
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        under().setSoLinger(on, seconds);
    }

    @Override
    public void setOOBInline(boolean on) throws SocketException {
        under().setOOBInline(on);
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        under().setSoTimeout(millis);
    }

    @Override
    public void setSendBufferSize(int bytes) throws SocketException {
        under().setSendBufferSize(bytes);
    }

    @Override
    public void setReceiveBufferSize(int bytes) throws SocketException {
        under().setReceiveBufferSize(bytes);
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        under().setKeepAlive(on);
    }

    @Override
    public void setTrafficClass(int octet) throws SocketException {
        under().setTrafficClass(octet);
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        under().setReuseAddress(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return under().getTcpNoDelay();
    }

    @Override
    public int getSoLinger() throws SocketException {
        return under().getSoLinger();
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return under().getOOBInline();
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return under().getSoTimeout();
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return under().getSendBufferSize();
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return under().getReceiveBufferSize();
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return under().getKeepAlive();
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return under().getTrafficClass();
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return under().getReuseAddress();
    }

    @Override
    public InetAddress getInetAddress() {
        return under().getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return under().getLocalAddress();
    }

    @Override
    public int getPort() {
        return under().getPort();
    }

    @Override
    public int getLocalPort() {
        return under().getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return under().getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return under().getLocalSocketAddress();
    }

    @Override
    public boolean isConnected() {
        return under().isConnected();
    }

    @Override
    public boolean isBound() {
        return under().isBound();
    }

    @Override
    public boolean isClosed() {
        return under().isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return under().isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return under().isOutputShutdown();
    }

    @Override
    public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
        under().setOption(name, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return under().getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return under().supportedOptions();
    }
}
