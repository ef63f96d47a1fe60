// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Family;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.Access;
import uplink.profile.spi.Delivery;
import uplink.sockets.spi.SocketBinder;
import uplink.statistics.QuotaState;
import uplink.statistics.spi.Quotas;

/**
 * Keeps one {@code Network} service per connected link. Sockets are closed on the thread that brings the view, before anybody is
 * told; services are registered, changed and taken away on a lane per network.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "uplink.service.sockets")
@Designate(ocd = NetworkRegistrar.Config.class)
public final class NetworkRegistrar {
    private static final Logger log = LoggerFactory.getLogger(NetworkRegistrar.class);
    private static final long STOP_SECONDS = 2;
    private static final long RISE_SECONDS = 1;

    /** What the operator may set. */
    @ObjectClassDefinition(name = "Uplink networks")
    public @interface Config {
        /** A flap that is shorter than this stops no consumer. */
        @AttributeDefinition(description = "Seconds that the loss of the internet must last before it is told")
        int internetHoldSeconds() default 5;

        /** IPv4 otherwise. */
        @AttributeDefinition(description = "Try IPv6 addresses of a host before IPv4 ones")
        boolean preferIpv6() default false;
    }

    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, SocketBinder>> binders = new CopyOnWriteArrayList<>();

    private final PlanStates plans = new PlanStates(this::look);
    private final Views views;
    private final Family preferred;
    private final long holdNanos;
    private final Presence.Owner owner;
    private final Tying tying = new Tying(binders);
    private final ThreadPoolExecutor attempts;
    private final ScheduledThreadPoolExecutor timer;

    /** By key of the link. Guarded by this. */
    private final Map<String, Presence> present = new HashMap<>();

    private final List<Subscription> subscriptions = new ArrayList<>();
    private boolean stopped;
    private boolean waking;

    @Activate
    public NetworkRegistrar(
            Config config,
            BundleContext context,
            @Reference Views views,
            @Reference Delivery delivery,
            @Reference Access access) {
        this(
                views,
                new Presence.Owner(context, access, delivery.pool()),
                Duration.ofSeconds(Math.max(0, config.internetHoldSeconds())),
                config.preferIpv6() ? Family.IPV6 : Family.IPV4);
    }

    NetworkRegistrar(Views views, Presence.Owner owner, Duration hold, Family preferred) {
        this.views = views;
        this.preferred = preferred;
        this.holdNanos = hold.toNanos();
        this.owner = owner;
        this.attempts = attempts();
        this.timer = new ScheduledThreadPoolExecutor(1, named("uplink-networks"));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** As many threads as there are attempts; idle ones end soon. */
    private static ThreadPoolExecutor attempts() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), named("uplink-connect"));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Optional, since who counts may be left away: then no plan is known. */
    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindQuotas(Quotas quotas) {
        plans.bind(quotas);
    }

    void unbindQuotas(Quotas quotas) {
        plans.unbind(quotas);
    }

    @Activate
    void start() {
        Subscription subscription = views.subscribe(view -> look());
        synchronized (this) {
            subscriptions.add(subscription);
        }
    }

    @Deactivate
    void stop() {
        List<CompletableFuture<Void>> leaving = new ArrayList<>();
        List<Subscription> closing;
        synchronized (this) {
            stopped = true;
            closing = List.copyOf(subscriptions);
            present.values().forEach(gone -> gone.lose("the socket service stops"));
            present.values().forEach(gone -> leaving.add(gone.tell()));
            present.clear();
        }
        closing.forEach(Subscription::close);
        timer.shutdownNow();
        attempts.shutdownNow();
        await(leaving);
    }

    private static void await(List<CompletableFuture<Void>> leaving) {
        try {
            CompletableFuture.allOf(leaving.toArray(CompletableFuture[]::new)).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException blocked) {
            log.warn("A consumer of a network holds up its end; the framework takes the service away");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            log.error("A network did not end", impossible);
        }
    }

    /** Takes the newest view, so that what came and went meanwhile is nothing. */
    synchronized void look() {
        if (stopped) {
            return;
        }
        View view = views.view();
        Map<String, Sight> now = Sight.of(view);
        Map<String, QuotaState> quotas = plans.of(view);
        List<Presence> falling = leave(now);
        List<Presence> rising = new ArrayList<>();
        for (Map.Entry<String, Sight> entry : now.entrySet()) {
            Presence one = present.computeIfAbsent(entry.getKey(), key -> presence(entry.getValue()));
            Optional<QuotaState> quota = Optional.ofNullable(quotas.get(entry.getKey()));
            wake(one.see(entry.getValue(), quota, System.nanoTime()));
            (one.rises() ? rising : falling).add(one);
        }
        tell(rising, falling);
    }

    /** One look at a time is waited for, however many views come meanwhile; it asks for the next one. */
    private void wake(long nanos) {
        if (nanos < Long.MAX_VALUE && !waking) {
            waking = true;
            timer.schedule(this::lookAgain, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void lookAgain() {
        waking = false;
        look();
    }

    /** Ends what is not connected any more, or is connected anew; closes its sockets at once. */
    private List<Presence> leave(Map<String, Sight> now) {
        List<Presence> gone = new ArrayList<>();
        present.values().removeIf(one -> {
            Sight next = now.get(one.sight().link().key());
            if (next != null && !one.over(next)) {
                return false;
            }
            one.lose(next == null ? "the network is gone" : "the network was connected anew");
            return gone.add(one);
        });
        return gone;
    }

    private Presence presence(Sight first) {
        LiveNetwork network = new LiveNetwork(first.seen(), tying, preferred, attempts);
        return new Presence(first, network, new InternetHold(first.link().internet(), holdNanos), owner);
    }

    /** Those that fall wait for those that rise, so that a greedy reference is never unbound; but not for a consumer that blocks. */
    private static void tell(List<Presence> rising, List<Presence> falling) {
        CompletableFuture<?>[] risen = rising.stream().map(Presence::tell).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(risen)
                .orTimeout(RISE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((done, blocked) -> falling.forEach(Presence::tell));
    }
}
