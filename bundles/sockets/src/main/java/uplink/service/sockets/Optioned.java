// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
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
        return new Optioned(socket::supportedOptions, socket::setOption, socket::getOption);
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
