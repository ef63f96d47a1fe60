// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import uplink.profile.Capability;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.spi.LayerBackend;
import uplink.sim.world.World;
import uplink.sockets.Binding;
import uplink.sockets.spi.SocketBinder;

/**
 * Carries simulated networks by loopback, so that their bytes are real. Each network leaves from a loopback address of its own,
 * 127.0.0.N with the N of its IPv4 address, so that a server sees which one was taken; the kernel lets no such socket leave the
 * machine. Every name is the machine itself.
 */
@Component(
        name = SimulatedBinder.PID,
        enabled = false,
        property = {LayerBackend.NAME + "=" + World.ORIGIN, "service.ranking:Integer=200"})
public final class SimulatedBinder implements SocketBinder {
    static final String PID = "uplink.sim.binder";

    private static final byte LOOPBACK_NET = 127;

    /** Made by Declarative Services. */
    @Activate
    public SimulatedBinder() {}

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.RESOLVE);
    }

    @Override
    public Binding binding(Link link, Family family) {
        return source(link, family).isPresent() ? Binding.SOURCE : Binding.NONE;
    }

    @Override
    public Binding bind(Link link, OptionedSocket socket) {
        boolean any = binding(link, Family.IPV4) == Binding.SOURCE || binding(link, Family.IPV6) == Binding.SOURCE;
        return any ? Binding.SOURCE : Binding.NONE;
    }

    @Override
    public Optional<InetAddress> source(Link link, Family family) {
        return link.ip(family).addresses().stream()
                .filter(address -> link.simulated() && address.usable())
                .findFirst()
                .map(SimulatedBinder::loopback);
    }

    private static InetAddress loopback(LinkAddress of) {
        byte[] octets = of.address().getAddress();
        byte[] own = new byte[octets.length];
        own[own.length - 1] = 1;
        if (own.length == 4) {
            own[0] = LOOPBACK_NET;
            own[3] = octets[3];
        }
        return inet(own);
    }

    @Override
    public List<InetAddress> resolve(Link link, String host, Family family) throws IOException {
        byte[] own = new byte[family.bits() / 8];
        own[0] = family == Family.IPV4 ? LOOPBACK_NET : 0;
        own[own.length - 1] = 1;
        return source(link, family).isPresent() ? List.of(inet(own)) : List.of();
    }

    private static InetAddress inet(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
