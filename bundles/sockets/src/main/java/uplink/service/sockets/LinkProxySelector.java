// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Says by which proxy a network's HTTP leaves: the one that is set, but for its exclusions. */
final class LinkProxySelector extends ProxySelector {
    private final Supplier<uplink.profile.Proxy> proxy;

    LinkProxySelector(Supplier<uplink.profile.Proxy> proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
        uplink.profile.Proxy now = proxy.get();
        String host = uri.getHost() == null ? "" : uri.getHost();
        boolean direct = now.type() != uplink.profile.Proxy.Type.MANUAL
                || now.exclusions().stream().anyMatch(excluded -> matches(excluded, host));
        // unresolved, so that the network's own servers are asked for it
        return List.of(
                direct
                        ? Proxy.NO_PROXY
                        : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(now.host(), now.port())));
    }

    /** A host is itself, {@code .example.org} and {@code *.example.org} are all below it, {@code *} is everything. */
    private static boolean matches(String excluded, String host) {
        String wanted = excluded.trim().toLowerCase(Locale.ROOT);
        String own = host.toLowerCase(Locale.ROOT);
        if (wanted.equals("*")) {
            return true;
        }
        String domain = wanted.startsWith("*.") ? wanted.substring(1) : wanted;
        return domain.startsWith(".") ? own.endsWith(domain) : own.equals(domain);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // there is only one proxy, so that nothing follows from it
    }
}
