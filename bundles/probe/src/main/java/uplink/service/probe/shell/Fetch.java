// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.service.probe.find.Networks;
import uplink.service.probe.http.Exchange;
import uplink.service.probe.http.Head;
import uplink.service.probe.http.Url;
import uplink.sockets.Binding;
import uplink.sockets.Network;

/** One URL, asked of one network, and how that went. */
final class Fetch implements Closeable {
    private final Network network;
    private final Url url;
    private final Exchange exchange;
    private final long begin = System.nanoTime();

    Fetch(Network network, Url url, SSLContext trust, Duration patience) {
        this.network = network;
        this.url = url;
        this.exchange = new Exchange(network, url, trust, patience);
    }

    /** All steps to the answer's body. */
    Exchange.Answer ask(String method) throws IOException {
        if (exchange.proxied().isPresent()) {
            exchange.proxy();
        }
        exchange.connect();
        if (url.secure()) {
            exchange.secure();
        }
        return exchange.ask(method);
    }

    /** How it went, in one line. */
    String summary(Head head, long bytes) throws IOException {
        String to = head.status() / 100 == 3
                ? head.field("Location").map(at -> ", sends to " + at).orElse("")
                : "";
        String proxy = exchange.proxied()
                .map(at -> " by the proxy " + at.getHostString() + ":" + at.getPort())
                .orElse("");
        return head.line() + to + ", " + bytes + (bytes == 1 ? " byte" : " bytes") + " in " + millis() + " ms by "
                + Networks.name(network.link()) + " (" + held() + ") from "
                + LinkAddress.host(exchange.local().getAddress()) + " to " + end(exchange.remote()) + proxy;
    }

    private static String end(InetSocketAddress end) {
        return LinkAddress.host(end.getAddress()) + " port " + end.getPort();
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private Binding binding() throws IOException {
        return network.binding(Family.of(exchange.remote().getAddress()));
    }

    private String held() throws IOException {
        return switch (binding()) {
            case DEVICE -> "held to the device";
            case SOURCE -> "held by its address";
            case NONE -> "not held";
        };
    }

    /** How it went, for programs; without the body. */
    Map<String, @Nullable Object> document(Head head) throws IOException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("url", url.toString());
        document.put("link", network.link().key());
        document.put("interface", network.link().interfaceName().orElse(null));
        document.put("binding", binding().name());
        document.put("local", LinkAddress.host(exchange.local().getAddress()));
        document.put("remote", LinkAddress.host(exchange.remote().getAddress()));
        document.put("port", exchange.remote().getPort());
        document.put(
                "proxy",
                exchange.proxied()
                        .map(at -> at.getHostString() + ":" + at.getPort())
                        .orElse(null));
        document.put("tls", exchange.session().map(Fetch::tls).orElse(null));
        document.put("status", head.status());
        document.put("reason", head.reason());
        document.put("headers", head.fields().stream().map(Fetch::field).toList());
        document.put("millis", millis());
        return document;
    }

    private static Map<String, @Nullable Object> field(Head.Field field) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", field.name());
        document.put("value", field.value());
        return document;
    }

    private static Map<String, @Nullable Object> tls(SSLSession session) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("protocol", session.getProtocol());
        document.put("cipher", session.getCipherSuite());
        document.put("subject", null);
        document.put("until", null);
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate own) {
                document.put("subject", own.getSubjectX500Principal().getName());
                document.put("until", own.getNotAfter().toInstant().toString());
            }
        } catch (SSLPeerUnverifiedException anonymous) {
            return document;
        }
        return document;
    }

    /** Passes {@code in} on to {@code out}, a piece at a time; answers how many bytes. */
    static long copy(InputStream in, Sink out) throws IOException {
        byte[] piece = new byte[16 << 10];
        long bytes = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.take(piece, read);
            bytes += read;
        }
        return bytes;
    }

    /** Takes pieces of a body; whatever fails there is not the network's fault. */
    @FunctionalInterface
    interface Sink {
        /** Takes the first {@code length} bytes. */
        void take(byte[] bytes, int length);
    }

    @Override
    public void close() throws IOException {
        exchange.close();
    }
}
