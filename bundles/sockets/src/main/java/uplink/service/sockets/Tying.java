// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import uplink.profile.Capability;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.spi.LayerBackend;
import uplink.sockets.Binding;
import uplink.sockets.spi.SocketBinder;
import uplink.sockets.spi.SocketBinder.OptionedSocket;

/**
 * Finds who ties sockets to a link: the backend that describes it, else the highest that can. Where none can, sockets are bound to
 * the link's own addresses. Safe for any thread if the collection is.
 */
public final class Tying {
    private static final String RANKING = "service.ranking";

    private final Collection<Map.Entry<Map<String, Object>, SocketBinder>> bound;

    /** Looks into what Declarative Services keep up to date; read anew at each call. */
    public Tying(Collection<Map.Entry<Map<String, Object>, SocketBinder>> bound) {
        this.bound = bound;
    }

    Binding binding(Link link, Family family) {
        return binder(link).map(binder -> binder.binding(link, family)).orElseGet(() -> bare(link, family));
    }

    /** Ties a fresh socket; DEVICE or SOURCE, never less. */
    Binding tie(Link link, OptionedSocket socket) throws IOException {
        Optional<SocketBinder> binder = binder(link);
        Binding binding = binder.isPresent() ? binder.get().bind(link, socket) : bareOfAny(link);
        if (binding == Binding.NONE) {
            throw new SocketException("nothing ties sockets to " + link.key());
        }
        return binding;
    }

    Optional<InetAddress> source(Link link, Family family) {
        return binder(link).map(binder -> binder.source(link, family)).orElseGet(() -> own(link, family));
    }

    /** The one that answers names of this link by itself. */
    Optional<SocketBinder> resolver(Link link) {
        return binder(link).filter(binder -> binder.capabilities().contains(Capability.RESOLVE));
    }

    private Optional<SocketBinder> binder(Link link) {
        Optional<SocketBinder> best = Optional.empty();
        int bestRank = 0;
        for (Map.Entry<Map<String, Object>, SocketBinder> entry : bound) {
            int rank = ranking(entry);
            boolean describes = link.backend().equals(entry.getKey().get(LayerBackend.NAME));
            if ((best.isEmpty() || describes || rank > bestRank) && ties(entry.getValue(), link)) {
                best = Optional.of(entry.getValue());
                bestRank = rank;
                if (describes) {
                    return best;
                }
            }
        }
        return best;
    }

    private static boolean ties(SocketBinder binder, Link link) {
        for (Family family : Family.values()) {
            if (binder.binding(link, family) != Binding.NONE) {
                return true;
            }
        }
        return false;
    }

    private static int ranking(Map.Entry<Map<String, Object>, SocketBinder> entry) {
        return entry.getKey().get(RANKING) instanceof Integer ranking ? ranking : 0;
    }

    private static Binding bareOfAny(Link link) {
        return bare(link, Family.IPV4) == Binding.SOURCE ? Binding.SOURCE : bare(link, Family.IPV6);
    }

    private static Binding bare(Link link, Family family) {
        return own(link, family).isPresent() ? Binding.SOURCE : Binding.NONE;
    }

    private static Optional<InetAddress> own(Link link, Family family) {
        return link.ip(family).addresses().stream()
                .filter(address -> !link.simulated() && address.usable())
                .map(LinkAddress::address)
                .findFirst();
    }
}
