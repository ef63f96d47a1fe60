// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import uplink.profile.Family;
import uplink.sockets.Network;

/** Netty over NIO: its channels and names are the network's. One event loop per network. */
public final class NettyTls implements Closeable {
    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final DefaultChannelGroup channels = new DefaultChannelGroup(loop.next(), true);
    private final Network network;

    /** Ends with the network. */
    public NettyTls(Network network) throws IOException {
        this.network = network;
        network.closeWith(this); // Netty does not notice when somebody else closes a channel
    }

    /** A channel on which both sides have proved who they are; blocks. */
    public Channel connect(String host, int port, SSLContext tls) throws IOException {
        InetSocketAddress found = new InetSocketAddress(network.resolve(host).get(0), port);
        SocketChannel held = network.openSocketChannel(Family.of(found.getAddress()));
        var engine = tls.createSSLEngine(host, port);
        var names = engine.getSSLParameters();
        names.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(names);
        engine.setUseClientMode(true);
        SslHandler secret = new SslHandler(engine);
        var connecting = new Bootstrap()
                .group(loop)
                .channelFactory(() -> new NioSocketChannel(held))
                .handler(secret)
                .connect(found);
        channels.add(connecting.channel());
        connecting.syncUninterruptibly();
        secret.handshakeFuture().syncUninterruptibly();
        return connecting.channel();
    }

    @Override
    public void close() {
        channels.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
