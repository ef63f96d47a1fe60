// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.profile.Route;
import uplink.sockets.Network;
import uplink.sockets.spi.Neighbour;
import uplink.sockets.spi.SocketBinder;

/**
 * Is somebody at the next hop. A datagram to a port that nobody serves makes the kernel look for the gateway: either that answers
 * itself, or the kernel says what has become of its neighbour. For up to a minute the kernel takes for granted whom it has heard once,
 * so it is told to ask again.
 */
final class GatewayStep {
    private static final int DISCARD = 9;
    private static final int TICK_MILLIS = 200;
    private static final int TICKS_PER_QUESTION = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Case examined;

    GatewayStep(Case examined) {
        this.examined = examined;
    }

    Verdict verdict() throws IOException {
        List<Route> routes = examined.view().routes().stream()
                .filter(route -> route.isDefault() && route.link().equals(examined.key()))
                .filter(route -> examined.families().contains(route.family()))
                .toList();
        if (onLink()) {
            return Verdict.skipped("the host is on the link itself");
        }
        if (routes.isEmpty()) {
            return Verdict.failed(
                    "no default route leads by " + examined.name(),
                    "ask the router for one, or name it: uplink set " + examined.id() + " ipv4.gateway=ADDRESS");
        }
        if (examined.link().orElseThrow().simulated()) {
            return Verdict.skipped("simulated, so that there is nobody to ask");
        }
        List<InetAddress> gateways = routes.stream()
                .flatMap(route -> route.gateway().stream())
                .distinct()
                .toList();
        return gateways.isEmpty() ? Verdict.ok("none: the link leads from point to point") : ask(gateways);
    }

    private boolean onLink() throws UnknownHostException {
        String host = examined.goal().url().map(url -> url.host()).orElse("");
        if (!NameStep.numeric(host)) {
            return false;
        }
        InetAddress target = InetAddress.getByName(host);
        return examined.link().orElseThrow().ip(Family.of(target)).addresses().stream()
                .filter(LinkAddress::usable)
                .anyMatch(own -> own.network().contains(target));
    }

    /** One that is there is enough; of the others is told. */
    private Verdict ask(List<InetAddress> gateways) {
        List<Verdict> all = new ArrayList<>();
        for (InetAddress gateway : gateways) {
            all.add(ask(gateway));
        }
        String told = String.join("; ", all.stream().map(Verdict::detail).toList());
        for (Outcome best : List.of(Outcome.OK, Outcome.UNKNOWN)) {
            if (all.stream().anyMatch(one -> one.outcome() == best)) {
                return new Verdict(best, told, "");
            }
        }
        return Verdict.failed(
                told,
                "check the router, and whether that is still its address; 'uplink history' says what has changed");
    }

    private Verdict ask(InetAddress gateway) {
        String name = LinkAddress.host(gateway);
        Optional<Network> network = examined.network();
        if (network.isEmpty()) {
            return Verdict.unknown("nobody makes sockets for " + examined.name());
        }
        try (DatagramChannel channel = Peers.open(network.get(), gateway, DISCARD)) {
            channel.socket().setSoTimeout(TICK_MILLIS);
            return wait(channel.socket(), gateway);
        } catch (IOException refused) {
            String why = String.valueOf(refused.getMessage());
            return Verdict.failed(
                    why.contains("No route to host") ? nobody(name) : name + " cannot be reached: " + why, "");
        }
    }

    /** What the kernel knows is believed only if it has learned it since. */
    private Verdict wait(DatagramSocket socket, InetAddress gateway) throws IOException {
        String name = LinkAddress.host(gateway);
        boolean fresh = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int tick = 0; System.nanoTime() < end; tick++) {
            if (tick % TICKS_PER_QUESTION == 0) {
                socket.send(new DatagramPacket(new byte[1], 1));
            }
            if (heard(socket)) {
                return Verdict.ok(name + " answers");
            }
            fresh |= tick == TICKS_PER_QUESTION && solicited(gateway);
            Neighbour seen = neighbour(gateway);
            fresh |= seen == Neighbour.ASKED || seen == Neighbour.UNCONFIRMED;
            if (seen == Neighbour.FIXED || seen == Neighbour.REACHABLE && fresh) {
                return Verdict.ok(name + " is there");
            }
            if (seen == Neighbour.FAILED) {
                return Verdict.failed(nobody(name), "");
            }
        }
        return neighbour(gateway) == Neighbour.ASKED
                ? Verdict.failed(nobody(name), "")
                : Verdict.unknown(name + " says nothing, and whether it is there cannot be told");
    }

    private boolean solicited(InetAddress gateway) {
        for (SocketBinder binder : examined.binders()) {
            try {
                binder.solicit(examined.link().orElseThrow(), gateway);
                return true;
            } catch (IOException unable) {
                continue;
            }
        }
        return false;
    }

    private static String nobody(String name) {
        return name + " does not answer: nobody on the link has that address";
    }

    /** A refusal is an answer. */
    private static boolean heard(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (PortUnreachableException alive) {
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    private Neighbour neighbour(InetAddress gateway) {
        for (SocketBinder binder : examined.binders()) {
            try {
                Neighbour told = binder.neighbour(examined.link().orElseThrow(), gateway);
                if (told != Neighbour.UNKNOWN) {
                    return told;
                }
            } catch (IOException silent) {
                continue;
            }
        }
        return Neighbour.UNKNOWN;
    }
}
