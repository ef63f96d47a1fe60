// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import uplink.profile.Family;
import uplink.sockets.Network;

/** Netty over NIO: its channels and names are the network's. One event loop per network. */
public final class NettyTls implements Closeable {
    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final Network network;

    /** Ends with the network. */
    public NettyTls(Network network) throws IOException {
        this.network = network;
        network.closeWith(this); // a channel that is closed from outside would not be noticed by its event loop
    }

    /** Connects; blocks. What is said to the channel, and by it, is kept secret by TLS. */
    public Channel connect(InetSocketAddress server, SSLContext tls) throws IOException {
        InetSocketAddress found =
                new InetSocketAddress(network.resolve(server.getHostString()).get(0), server.getPort());
        SocketChannel held = network.openSocketChannel(Family.of(found.getAddress()));
        SSLEngine engine = tls.createSSLEngine(server.getHostString(), server.getPort());
        SSLParameters names = engine.getSSLParameters();
        names.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(names);
        engine.setUseClientMode(true);
        return new Bootstrap()
                .group(loop)
                .channelFactory(() -> new NioSocketChannel(held))
                .handler(new SslHandler(engine))
                .connect(found)
                .syncUninterruptibly()
                .channel();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
