// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import java.net.InetAddress;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;
import uplink.wifi.WifiStatus;

/** A backend that publishes what a test tells it. */
final class TestBackend implements LayerBackend, AutoCloseable {
    private final CompletableFuture<LayerSink> sink = new CompletableFuture<>();
    private final ServiceRegistration<LayerBackend> registration;

    TestBackend(BundleContext context, String name, int ranking) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(LayerBackend.NAME, name);
        properties.put(Constants.SERVICE_RANKING, ranking);
        registration = context.registerService(LayerBackend.class, this, properties);
    }

    void publish(Layer layer) throws Exception {
        sink.get(5, TimeUnit.SECONDS).publish(layer);
    }

    @Override
    public void start(LayerSink given) {
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

    /** One connected port; profiles are named by whoever describes it. */
    static Layer port(String origin, boolean claimed) throws Exception {
        IpState ip = IpState.builder()
                .addresses(List.of(LinkAddress.of(InetAddress.getByName("192.0.2.2"), 24)))
                .build();
        Link link = Link.builder("mac:00:00:5e:00:53:01")
                .interfaceName("eth0")
                .kind(LinkKind.PHYSICAL)
                .technology(Technology.ETHERNET)
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .ip(Family.IPV4, ip)
                .build();
        Profile profile = Profile.builder(origin + ":port", Technology.ETHERNET)
                .state(ProfileState.CONNECTED)
                .link(link)
                .build();
        return Layer.builder()
                .links(List.of(link))
                .profiles(List.of(profile))
                .technologies(List.of(WifiStatus.of(TechnologyState.DEACTIVATED)))
                .routes(List.of(new Route(
                        link.key(), IpPrefix.everything(Family.IPV4), Optional.empty(), 100, Route.MAIN, "dhcp")))
                .claims(claimed ? Set.of(link.key()) : Set.of())
                .build();
    }
}
