// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import uplink.profile.LinkAddress;
import uplink.profile.Proxy;
import uplink.service.probe.http.Exchange;
import uplink.service.probe.http.Head;
import uplink.service.probe.http.Trouble;
import uplink.service.probe.http.Url;

/** The proxy, the connection, TLS and the answer: the steps of one exchange. */
final class ReachSteps {
    private static final String FAR = "the host itself may be down: try another, uplink why HOST";

    private final Case examined;
    private final Url url;
    private final Exchange exchange;

    ReachSteps(Case examined, Url url, Exchange exchange) {
        this.examined = examined;
        this.url = url;
        this.exchange = exchange;
    }

    Verdict proxy() {
        Proxy proxy = examined.link().orElseThrow().proxy();
        if (proxy.type() == Proxy.Type.AUTO) {
            return Verdict.unknown("a PAC file is set, and not run: asked directly");
        }
        if (exchange.proxied().isEmpty()) {
            return Verdict.skipped(
                    proxy.type() == Proxy.Type.MANUAL
                            ? "not for " + url.host() + ", which is reached directly"
                            : "none is set");
        }
        try {
            exchange.proxy();
            return Verdict.ok(proxy.text() + " is there");
        } catch (IOException failed) {
            return Verdict.failed(
                    proxy.text() + ": " + Trouble.of(failed).text(),
                    "set another, or none: uplink set " + examined.id() + " proxy=none");
        }
    }

    Verdict tcp() {
        boolean byProxy = exchange.proxied().isPresent();
        if (byProxy && !url.secure()) {
            return Verdict.skipped("the proxy connects");
        }
        try {
            exchange.connect();
            InetSocketAddress remote = exchange.remote();
            return Verdict.ok(
                    byProxy
                            ? url.address() + ", by the proxy"
                            : LinkAddress.host(remote.getAddress()) + " port " + remote.getPort());
        } catch (IOException failed) {
            Trouble trouble = Trouble.of(failed);
            return Verdict.failed(
                    url.address() + ": " + trouble.text(),
                    switch (trouble.kind()) {
                        case REFUSED -> "check the port; " + FAR;
                        case SILENT -> "a firewall may drop it, or " + FAR;
                        case GONE -> "wait until the network is back: uplink wait online";
                        case HTTP -> "the proxy must let it through: ask who runs it";
                        default -> FAR;
                    });
        }
    }

    Verdict tls() {
        if (!url.secure()) {
            return Verdict.skipped("not wanted by http");
        }
        try {
            exchange.secure();
            return Verdict.ok(exchange.session().map(ReachSteps::describe).orElse(""));
        } catch (IOException failed) {
            Trouble trouble = Trouble.of(failed);
            return Verdict.failed(
                    trouble.text(),
                    switch (trouble.kind()) {
                        case CLOCK ->
                            "check the clock: here it is " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
                        case CERTIFICATE ->
                            "somebody stands in between, such as a portal, or the authority is not"
                                    + " known here: --cacert FILE";
                        case TLS -> "somebody stands in between, or the port is another one";
                        default -> FAR;
                    });
        }
    }

    private static String describe(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            String until = chain[0] instanceof X509Certificate own
                    ? ", certificate until " + own.getNotAfter().toInstant()
                    : "";
            return session.getProtocol() + until;
        } catch (SSLPeerUnverifiedException anonymous) {
            return session.getProtocol();
        }
    }

    Verdict http() {
        try {
            Head head = exchange.ask("GET").head();
            return examined.goal().probe() ? target(head) : host(head);
        } catch (IOException failed) {
            return Verdict.failed(Trouble.of(failed).text(), "somebody stands in between, or " + FAR);
        }
    }

    /** Where the internet is reached it answers 204; whoever answers with a page stands in its place. */
    private Verdict target(Head head) {
        if (head.status() == 204) {
            return Verdict.ok(head.line());
        }
        boolean page = head.status() < 400 || head.status() == 511;
        return page ? portal(head) : Verdict.failed("the target answers " + head.line(), FAR);
    }

    private Verdict host(Head head) {
        if (head.status() == 511 || head.status() / 100 == 3 && !url.secure() && elsewhere(head)) {
            return portal(head);
        }
        if (head.status() == 407) {
            return Verdict.failed("the proxy wants a login", "ask who runs the proxy");
        }
        return head.status() < 500
                ? Verdict.ok(head.line())
                : Verdict.failed(
                        "the host answers " + head.line(), "nothing is wrong on this side: wait, or try another");
    }

    private static Verdict portal(Head head) {
        String to = location(head).map(at -> ", and sends to " + at).orElse("");
        return Verdict.failed(
                "a captive portal answers in its place: " + head.line() + to,
                "log in with a browser that is in this network"
                        + location(head).map(at -> ": " + at).orElse(""));
    }

    /** Without a query, which may hold a secret. */
    private static Optional<String> location(Head head) {
        return head.field("Location").map(to -> to.replaceAll("[?#].*", ""));
    }

    /** To a host that is no part of this one's domain, and not the other way round. */
    private boolean elsewhere(Head head) {
        String other = location(head).map(ReachSteps::hostOf).orElse("");
        String own = url.host().toLowerCase(Locale.ROOT);
        return !other.isEmpty() && !other.equals(own) && !other.endsWith("." + own) && !own.endsWith("." + other);
    }

    private static String hostOf(String location) {
        try {
            String host = URI.create(location).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
