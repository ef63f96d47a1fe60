// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.manager.RouteRequest;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.Addressing;
import uplink.sim.world.Port;
import uplink.sim.world.World;

/** Brings simulated profiles up and down, and routes. */
@Component(
        name = SimConnections.PID,
        enabled = false,
        service = ConnectionBackend.class,
        property = {"uplink.backend=sim", "service.ranking:Integer=200"})
public final class SimConnections implements ConnectionBackend {
    /** Of its component. */
    public static final String PID = "uplink.sim.connections";

    private static final int MOST_ROUTES = 1000;
    private static final long USUAL_METRIC = 1024;

    private final Desk desk;

    @Activate
    public SimConnections(@Reference Desk desk) {
        this.desk = desk;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CONNECT, Capability.CONNECT_VOLATILE, Capability.CONFIRM, Capability.ROUTES);
    }

    @Override
    public CompletionStage<Void> connect(String profile, boolean lasting, CommandContext context) {
        return desk.run(context, profile, new Connecting(desk, context, profile, lasting));
    }

    @Override
    public CompletionStage<Void> disconnect(String profile, boolean lasting, CommandContext context) {
        return desk.run(context, profile, new Disconnecting(desk.undoing(), context, profile, lasting));
    }

    @Override
    public CompletionStage<Void> prefer(String link, long metric, CommandContext context) {
        return desk.act(context, link, world -> port(world, link).preferred(OptionalLong.of(metric)));
    }

    @Override
    public CompletionStage<Route> addRoute(RouteRequest request, CommandContext context) {
        return desk.run(context, request.link(), world -> {
            Route route = route(world, request);
            boolean there = world.routes().stream()
                    .anyMatch(each -> each.link().equals(route.link())
                            && each.destination().equals(route.destination())
                            && each.table() == route.table()
                            && each.metric() == route.metric());
            if (there) {
                throw refused(ErrorCode.ALREADY_EXISTS, request, "there is a route to " + request.destination());
            }
            if (world.routes().size() >= MOST_ROUTES) {
                throw refused(ErrorCode.EXHAUSTED, request, "there are " + MOST_ROUTES + " routes already");
            }
            world.routes().add(route);
            return route;
        });
    }

    private static Route route(World world, RouteRequest request) {
        Port port = port(world, request.link());
        if (world.state(port) != ProfileState.CONNECTED) {
            throw refused(ErrorCode.NOT_CONNECTED, request, request.link() + " is not connected");
        }
        Family family = request.destination().family();
        IpState ip = Addressing.ip(world, port, family);
        if (ip.addresses().isEmpty()) {
            throw refused(ErrorCode.FAMILY_NOT_SUPPORTED, request, request.link() + " has no " + family);
        }
        boolean onLink = ip.addresses().stream()
                .anyMatch(own -> own.network().contains(request.destination().address()));
        Optional<InetAddress> own =
                onLink ? Optional.empty() : ip.gateways().stream().findFirst();
        long metric = request.metric().orElse(family == Family.IPV4 ? 0 : USUAL_METRIC);
        return new Route(
                request.link(),
                request.destination(),
                request.gateway().or(() -> own),
                metric,
                request.table(),
                "uplink");
    }

    @Override
    public CompletionStage<Void> removeRoute(Route route, CommandContext context) {
        return desk.act(context, route.link(), world -> {
            if (!world.routes().remove(route)) {
                throw new ConnectionException(
                        ErrorCode.NOT_FOUND, route.link(), "there is no route to " + route.destination());
            }
        });
    }

    private static Port port(World world, String link) {
        return world.link(link)
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, link, "there is no link " + link));
    }

    private static ConnectionException refused(ErrorCode code, RouteRequest request, String message) {
        return new ConnectionException(code, request.link(), message);
    }
}
