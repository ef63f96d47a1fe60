// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import uplink.sockets.NetworkLostException;

/** A socket of the Java runtime that leaves by one network, and says so when that is gone. Asks no proxy of the runtime. */
final class BoundSocket extends Socket implements OpenSockets.Losable {
    private final LiveNetwork network;
    private final Loss loss = new Loss();

    BoundSocket(LiveNetwork network) {
        super(Proxy.NO_PROXY);
        this.network = network;
    }

    /** Is it of this network. */
    boolean of(LiveNetwork other) {
        return network == other;
    }

    @Override
    public void lose(NetworkLostException why) {
        loss.set(why);
    }

    @Override
    public void bind(SocketAddress local) throws IOException {
        SocketAddress own = network.addressing().local(local);
        loss.of(() -> {
            super.bind(own);
            return true;
        });
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    /** A name is resolved by the network itself, whoever has resolved it before. */
    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        InetSocketAddress target = network.target(endpoint);
        Optional<InetSocketAddress> source = network.addressing().sourceFor(target.getAddress());
        loss.of(() -> {
            if (source.isPresent() && !isBound()) {
                super.bind(source.get());
            }
            super.connect(target, timeoutMillis);
            return true;
        });
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Input(loss.of(super::getInputStream));
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(loss.of(super::getOutputStream));
    }

    @Override
    public void close() throws IOException {
        network.closed(this);
        super.close();
    }

    private final class Input extends FilterInputStream {
        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return loss.of(in::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return loss.of(() -> in.read(bytes, offset, length));
        }

        @Override
        public int available() throws IOException {
            return loss.of(in::available);
        }
    }

    private final class Output extends FilterOutputStream {
        Output(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            loss.of(() -> {
                out.write(one);
                return true;
            });
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            loss.of(() -> {
                out.write(bytes, offset, length);
                return true;
            });
        }
    }
}
