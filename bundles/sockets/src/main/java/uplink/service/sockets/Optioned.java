// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.Set;
import java.util.function.Supplier;
import uplink.sockets.spi.SocketBinder.OptionedSocket;

/** The options of any kind of socket, for the backend that ties it. */
record Optioned(Supplier<Set<SocketOption<?>>> all, Writer writer, Reader reader) implements OptionedSocket {
    /** Sets an option. */
    interface Writer {
        <T> void set(SocketOption<T> option, T value) throws IOException;
    }

    /** Reads an option. */
    interface Reader {
        <T> T get(SocketOption<T> option) throws IOException;
    }

    static Optioned of(Socket socket) {
        return new Optioned(socket::supportedOptions, new Quick(socket), socket::getOption);
    }

    /** The runtime sets lingering at once, and for any other option first makes a list of all that there are. */
    private record Quick(Socket socket) implements Writer {
        @Override
        public <T> void set(SocketOption<T> option, T value) throws IOException {
            if (option.equals(StandardSocketOptions.SO_LINGER) && value instanceof Integer seconds) {
                socket.setSoLinger(seconds >= 0, Math.max(0, seconds));
            } else {
                socket.setOption(option, value);
            }
        }
    }

    static Optioned of(ServerSocket socket) {
        return new Optioned(socket::supportedOptions, socket::setOption, socket::getOption);
    }

    static Optioned of(DatagramSocket socket) {
        return new Optioned(socket::supportedOptions, socket::setOption, socket::getOption);
    }

    static Optioned of(NetworkChannel channel) {
        return new Optioned(channel::supportedOptions, channel::setOption, channel::getOption);
    }

    @Override
    public Set<SocketOption<?>> options() {
        return all.get();
    }

    @Override
    public <T> void option(SocketOption<T> option, T value) throws IOException {
        writer.set(option, value);
    }

    @Override
    public <T> T option(SocketOption<T> option) throws IOException {
        return reader.get(option);
    }
}
