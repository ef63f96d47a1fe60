// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.example.NettyTls;
import uplink.service.sockets.LiveNetwork;

/** Netty by a network whose server lets in only who proves who he is, while the other network, the default, has no names. */
class NettyLabTest extends OnTwoUplinks {
    private static final int PORT = 8443;

    @TempDir
    private Path folder;

    private Trust trust;
    private DnsServer dnsB;
    private NamedHttpServer httpsA;
    private NamedHttpServer httpsB;
    private LiveNetwork b;
    private NettyTls client;

    @BeforeEach
    void open() throws Exception {
        trust = new Trust(folder);
        List<String> addresses = List.of(TwoUplinks.IPV4, TwoUplinks.IPV6);
        Map<String, List<String>> zone = Map.of("server.example", addresses, "wrong.example", addresses);
        dnsB = lab.b.inside(() -> new DnsServer(TwoUplinks.IPV4, zone));
        httpsA = lab.a.inside(() -> new NamedHttpServer("A", PORT, trust.mutual()));
        httpsB = lab.b.inside(() -> new NamedHttpServer("B", PORT, trust.mutual()));
        b = network(TwoUplinks.linkB());
        client = new NettyTls(b);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        dnsB.close();
        httpsA.close();
        httpsB.close();
    }

    @Test
    void nettyIsHeldAndAsksTheNetworkForNames() throws Exception {
        StringBuffer answer = new StringBuffer();
        Channel channel = lab.host.inside(() -> client.connect("server.example", PORT, trust.both()));
        channel.pipeline().addLast(new SimpleChannelInboundHandler<ByteBuf>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
                answer.append(bytes.toString(StandardCharsets.US_ASCII));
            }
        });
        channel.writeAndFlush(Unpooled.copiedBuffer("GET /netty HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII))
                .sync();
        assertThat(channel.closeFuture().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer).endsWith("B");
        assertThat(httpsB.requests).containsExactly("GET /netty HTTP/1.1");
        assertThat(httpsA.requests).isEmpty();
        assertThat(dnsB.asked).isNotEmpty();
    }

    @Test
    void nettyRefusesAServerOfAnotherName() {
        assertThatThrownBy(() -> lab.host.inside(() -> client.connect("wrong.example", PORT, trust.both())))
                .hasRootCauseInstanceOf(CertificateException.class);
    }

    @Test
    void nettyEndsWithTheNetwork() throws Exception {
        Channel channel = lab.host.inside(() -> client.connect("server.example", PORT, trust.both()));
        assertThat(channel.isActive()).isTrue();
        b.lose("the cable was pulled");
        assertThat(channel.closeFuture().await(10, TimeUnit.SECONDS)).isTrue();
    }
}
