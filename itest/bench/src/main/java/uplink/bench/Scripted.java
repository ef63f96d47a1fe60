// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/** A backend that shows what it is told to: one connected port. */
final class Scripted implements LayerBackend, AutoCloseable {
    private final CompletableFuture<LayerSink> sink = new CompletableFuture<>();
    private final String name;
    private final Layer first;
    private final ServiceRegistration<LayerBackend> registration;

    Scripted(BundleContext context, String name, int ranking) {
        this.name = name;
        first = port(2);
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(LayerBackend.NAME, name);
        properties.put(Constants.SERVICE_RANKING, ranking);
        registration = context.registerService(LayerBackend.class, this, properties);
    }

    /** The port has the address 192.0.2.{@code host}. */
    void show(int host) {
        sink.join().publish(port(host));
    }

    @Override
    public void start(LayerSink given) {
        given.publish(first);
        sink.complete(given);
    }

    @Override
    public void stop() {
        sink.cancel(false);
    }

    @Override
    public void close() {
        registration.unregister();
    }

    private Layer port(int host) {
        Link link = Link.builder("mac:00:00:5e:00:53:01")
                .interfaceName("eth0")
                .kind(LinkKind.PHYSICAL)
                .technology(Technology.ETHERNET)
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .ip(
                        Family.IPV4,
                        IpState.builder()
                                .addresses(List.of(LinkAddress.of(address(host), 24)))
                                .build())
                .build();
        Route route = new Route(link.key(), IpPrefix.everything(Family.IPV4), Optional.empty(), 100, Route.MAIN, name);
        return Layer.builder()
                .links(List.of(link))
                .routes(List.of(route))
                .claims(Set.of(link.key()))
                .build();
    }

    private static InetAddress address(int host) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) host});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
