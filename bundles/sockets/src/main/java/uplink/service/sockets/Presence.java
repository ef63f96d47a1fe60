// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import uplink.profile.Privilege;
import uplink.profile.spi.Access;
import uplink.sockets.Network;
import uplink.statistics.QuotaState;

/** One network as a service, from its registration to its end; each bundle gets its own door to it. */
final class Presence implements ServiceFactory<Network> {
    private final LiveNetwork network;
    private final InternetHold internet;
    private final BundleContext context;
    private final Access access;
    private final Lane lane;
    private volatile Sight sight;
    private volatile Optional<Map<String, Object>> wanted = Optional.empty();

    /** Written on the lane alone. */
    private volatile Map<String, Object> applied = Map.of();

    /** Used on the lane alone. */
    private @Nullable ServiceRegistration<Network> registration;

    Presence(Sight first, LiveNetwork network, InternetHold internet, Owner owner) {
        this.sight = first;
        this.network = network;
        this.internet = internet;
        this.context = owner.context();
        this.access = owner.access();
        this.lane = new Lane(owner.pool());
    }

    /** What all of them have from the component that owns them. */
    record Owner(BundleContext context, Access access, Executor pool) {}

    Sight sight() {
        return sight;
    }

    /** Is {@code next} another connection than this one. */
    boolean over(Sight next) {
        return next.session().another(sight.session());
    }

    /** Takes what a view shows; answers in how many nanoseconds the internet is to be looked at again. */
    long see(Sight next, Optional<QuotaState> quota, long now) {
        sight = next;
        network.update(next.seen());
        wanted = Optional.of(next.properties(internet.see(next.link().internet(), now), quota));
        return internet.remaining(now);
    }

    /** Does the last view raise it: then it is to be told of before any other falls. */
    boolean rises() {
        int before = applied.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : -1;
        return wanted.filter(next -> next.get(Constants.SERVICE_RANKING) instanceof Integer now && now > before)
                .isPresent();
    }

    /** Closes its sockets now; the service goes with the next {@link #tell}. */
    void lose(String why) {
        network.lose(why);
        wanted = Optional.empty();
    }

    /** Brings the registry up to date, on the lane. */
    CompletableFuture<Void> tell() {
        return lane.run(this::apply);
    }

    private void apply() {
        Optional<Map<String, Object>> now = wanted;
        ServiceRegistration<Network> service = registration;
        if (now.isEmpty()) {
            registration = null;
            if (service != null) {
                service.unregister();
            }
        } else if (!now.get().equals(applied)) {
            applied = now.get();
            if (service == null) {
                registration = context.registerService(Network.class, this, dictionary(applied));
            } else {
                service.setProperties(dictionary(applied));
            }
        }
    }

    private static Dictionary<String, Object> dictionary(Map<String, Object> properties) {
        Dictionary<String, Object> dictionary = new Hashtable<>();
        properties.forEach((name, value) ->
                dictionary.put(name, value instanceof List<?> texts ? texts.toArray(String[]::new) : value));
        return dictionary;
    }

    @Override
    public Network getService(Bundle bundle, ServiceRegistration<Network> service) {
        return new NetworkDoor(
                network,
                () -> access.check(
                        bundle, Privilege.GET, "use " + network.link().key()));
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Network> service, Network door) {
        // what the bundle has opened lives as long as the network: a service that is given back takes nothing down
    }
}
