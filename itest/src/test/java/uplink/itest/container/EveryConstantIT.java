// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import uplink.cellular.AccessTechnology;
import uplink.cellular.Cellular;
import uplink.cellular.CellularListener;
import uplink.cellular.Registration;
import uplink.cellular.ServiceType;
import uplink.manager.ConnectionListener;
import uplink.manager.Connections;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.manager.RouteRequest;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.DnsMethod;
import uplink.profile.ErrorCode;
import uplink.profile.Fact;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.LinkListener;
import uplink.profile.Metered;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileListener;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;
import uplink.profile.spi.Access;
import uplink.sim.Simulation;
import uplink.sockets.spi.SocketBinder;
import uplink.statistics.Counter;
import uplink.statistics.Resolution;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.UsageListener;
import uplink.statistics.UsageRange;
import uplink.statistics.spi.CountersBackend;
import uplink.wifi.Wifi;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiListener;
import uplink.wifi.WifiSecurity;
import uplink.wifi.Wps;

/** Walks through every constant of every public enum of the API, and every method of every listener, on the simulator. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class EveryConstantIT {
    private static final String HELP = "where a command stands in the help: no network says it, and BroughtTest looks";

    /** What a simulator cannot mean, and why. */
    private static final Map<String, String> EXCLUDED = Map.of(
            "Capability.BIND_DEVICE", "stated by whoever binds sockets, and no simulated link has a device",
            "BroughtCommand.Group.LOOK", HELP,
            "BroughtCommand.Group.CHANGE", HELP,
            "BroughtCommand.Group.OTHER", HELP);

    private static final String ETHERNET = "sim:sim-eth0";
    private static final String MOBILE = "sim:sim-wwan0";
    private static final CommandOptions OPTIONS = CommandOptions.DEFAULT.timeout(Duration.ofSeconds(10));

    @Inject
    private BundleContext context;

    @Inject
    private Simulation simulation;

    @Inject
    private Views views;

    private final Sightings sightings = new Sightings();
    private final AtomicReference<View> newest = new AtomicReference<>();

    @Configuration
    public Option[] configuration() throws Exception {
        return new Option[] {Shipped.bundles("sim")};
    }

    @Test
    public void everyConstantAndEveryListenerMethodCanBeMet() throws Exception {
        Shipped.await(
                "a settled view",
                () -> views.view().settled() && !views.view().links().isEmpty());
        listen();
        ports();
        wifi();
        cellular();
        profiles();
        failures();
        leases();
        statistics();
        inputs();
        Set<String> missed = new TreeSet<>(Sightings.all(context));
        missed.removeAll(sightings.met());
        assertEquals("not met, beside what is excluded", EXCLUDED.keySet(), missed);
    }

    private void listen() {
        for (Class<?> type : List.of(
                LinkListener.class,
                ProfileListener.class,
                ConnectionListener.class,
                WifiListener.class,
                CellularListener.class,
                UsageListener.class)) {
            context.registerService(type.getName(), listener(type), null);
        }
        views.subscribe((ViewListener) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ViewListener.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    sightings.method(method);
                    see((View) arguments[0]);
                    return null;
                }));
        Shipped.await(
                "the present",
                () -> sightings
                        .met()
                        .containsAll(List.of(
                                "LinkListener#presentLinks",
                                "ProfileListener#presentProfiles",
                                "ConnectionListener#present",
                                "WifiListener#presentWifi",
                                "CellularListener#presentCellular")));
    }

    private Object listener(Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    sightings.method(method);
                    if (arguments != null) {
                        Arrays.stream(arguments).forEach(sightings::look);
                    }
                    return method.getName().equals("thresholds")
                            ? TestPlan.thresholds(Subject.link(ETHERNET), 1000)
                            : null;
                });
    }

    private void see(View view) {
        View before = newest.getAndSet(view);
        sightings.look(view);
        if (before != null && before.epoch() == view.epoch()) {
            views.changes(before, view).forEach(change -> sightings.look(change.event()));
        }
    }

    private void ports() {
        play("cable out", "ConnectionListener#cableChanged");
        play("cable in", "ConnectionListener#typeChanged");
        every(Internet.class, "internet sim-eth0 ");
        every(Metered.class, "metered sim-eth0 ");
        play("metered sim-eth0 yes", "ConnectionListener#meteredChanged");
        play("proxy sim-eth0 auto http://192.0.2.1/proxy.pac", "ConnectionListener#proxyChanged");
        play("proxy sim-eth0 manual proxy.example:3128\nproxy sim-eth0 unknown\nproxy sim-eth0 direct", "");
        every(LinkAddress.Flag.class, "address sim-eth0 ");
        play("address sim-eth0 plain\ndhcp sim-eth0 failed", "LinkListener#dhcpChanged");
        play("dhcp sim-eth0 off\ndhcp sim-eth0 on\nlink sim-eth0 off\nlink sim-eth0 on", "LinkListener#carrierChanged");
        for (Technology technology : Technology.values()) {
            String name = technology.name().toLowerCase(Locale.ROOT);
            play("port sim-t-" + name + " " + name + " virtual", "LinkListener#linkAdded");
        }
        for (LinkKind kind : LinkKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            play("port sim-k-" + name + " other " + name, "ProfileListener#profileAdded");
        }
        play("unplug sim-t-ethernet", "LinkListener#linkRemoved");
        play("blind sim-eth0 on\nblind sim-eth0 off", "LinkListener#linkChanged");
    }

    private void wifi() {
        for (WifiSecurity security : WifiSecurity.values()) {
            String name = security.name().toLowerCase(Locale.ROOT);
            play("network s-" + name + " " + name, "");
        }
        for (WifiEncryption cipher : WifiEncryption.values()) {
            String name = cipher.name().toLowerCase(Locale.ROOT);
            play("network c-" + name + " wpa2_psk cipher " + name, "");
        }
        play("signal cafe 20%\nsignal home -90", "ProfileListener#signalChanged");
        play("range s-none out", "ProfileListener#profileRemoved");
        play("leave\nwifi off", "WifiListener#wifiChanged");
        play("wifi on", "");
        play("blind sim-wlan0 on\nblind sim-wlan0 off", "");
        sightings.look(service(Wifi.class).capabilities());
        value(service(Wifi.class).scan(OPTIONS));
        play("network easy wpa2_psk wps", "");
        value(service(Wifi.class).join(Wps.BUTTON, OPTIONS));
    }

    private void cellular() {
        play(simulation.scenario("n2"), "");
        play("register roaming", "CellularListener#cellularChanged");
        every(Registration.class, "register ");
        every(AccessTechnology.class, "radio ");
        for (ServiceType type : ServiceType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT);
            if (type != ServiceType.UNKNOWN) {
                play("profile m-" + name + " " + name + " a.example", "");
            }
        }
        play("profile pap internet a.example pap alice ipv4\nprofile chap internet a.example chap alice ipv6", "");
        play("sim pin\nsim puk\nsim other\nsim out\nsim faulty\nsim unknown\nsim in\nregister home", "");
        play("blind sim-wwan0 on\nblind sim-wwan0 off", "");
        sightings.look(service(Cellular.class).capabilities());
    }

    private void profiles() throws Exception {
        Profiles profiles = service(Profiles.class);
        for (Profiles.Which which : Profiles.Which.values()) {
            sightings.look(which);
            sightings.look(profiles.list(which));
        }
        sightings.look(profiles.capabilities(ETHERNET));
        InetAddress address = InetAddress.getByName("192.0.2.200");
        IpSettings written = IpSettings.builder(IpMethod.STATIC)
                .addresses(List.of(LinkAddress.of(address, 24)))
                .dns(DnsMethod.STATIC, List.of(InetAddress.getByName("192.0.2.53")))
                .build();
        edit(profiles, written, IpSettings.NONE);
        until("ConnectionListener#addressChanged");
        until("ConnectionListener#gatewayChanged");
        until("ConnectionListener#dnsChanged");
        edit(profiles, IpSettings.DYNAMIC, IpSettings.builder(IpMethod.AUTO).build());
        for (Profiles.Reset option : Profiles.Reset.values()) {
            sightings.look(option);
            value(profiles.reset(Technology.CELLULAR, option, OPTIONS));
        }
        value(profiles.reset(Technology.CELLULAR, Profiles.Reset.TO_DEFAULTS, OPTIONS));
    }

    private void edit(Profiles profiles, IpSettings ipv4, IpSettings ipv6) {
        ProfileSettings settings = value(profiles.settings(ETHERNET, OPTIONS));
        Profile seen = profiles.find(ETHERNET).orElseThrow();
        value(profiles.update(
                seen,
                settings.toBuilder().ip(Family.IPV4, ipv4).ip(Family.IPV6, ipv6).build(),
                OPTIONS));
    }

    /** Each error of a daemon reaches who has asked, and each failure is shown. */
    private void failures() {
        for (ErrorCode code : ErrorCode.values()) {
            play("daemon refuses " + code.name().toLowerCase(Locale.ROOT), "");
            ConnectionException refused = failure(service(Profiles.class).settings(ETHERNET, OPTIONS));
            assertEquals(code, refused.code());
            sightings.look(refused.code());
        }
        for (Failure.Stage stage : Failure.Stage.values()) {
            play("fail home " + stage.name().toLowerCase(Locale.ROOT) + " unknown", "");
        }
        for (Failure.Reason reason : Failure.Reason.values()) {
            play("fail home unknown " + reason.name().toLowerCase(Locale.ROOT), "");
        }
        play("daemon gone\ndaemon back", "");
        simulation.awaitIdle(Duration.ofSeconds(10));
    }

    private void leases() throws Exception {
        Connections connections = service(Connections.class);
        sightings.look(connections.capabilities(ETHERNET));
        play("daemon slow 10s", "");
        CompletionStage<Lease> slow = connections.open(MOBILE, options());
        until("an association", () -> state(MOBILE) == ProfileState.ASSOCIATION);
        simulation.advance(Duration.ofSeconds(5));
        until("a configuration", () -> state(MOBILE) == ProfileState.CONFIGURATION);
        simulation.advance(Duration.ofSeconds(5));
        Lease closed = value(slow);
        play("daemon quick", "ProfileListener#stateChanged");
        closed.close();
        ends(closed);
        Lease lost = value(connections.open(MOBILE, options()));
        play("sim out", "ProfileListener#profileChanged");
        ends(lost);
        play("sim in\nregister home", "");
        Lease disconnected = value(connections.open(MOBILE, options()));
        value(connections.disconnect(MOBILE, OPTIONS.confirm(Confirm.within(Duration.ofMinutes(1)))));
        ends(disconnected);
        value(service(Profiles.class).confirm(MOBILE));
        Lease gone = value(connections.open(MOBILE, options()));
        value(connections.addRoute(RouteRequest.host(ETHERNET, InetAddress.getByName("198.51.100.7")), OPTIONS));
        until("ConnectionListener#routesChanged");
        value(service(Profiles.class).remove(MOBILE, OPTIONS));
        ends(gone);
        Bundle shell = Shipped.own(context).stream()
                .filter(bundle -> bundle.getSymbolicName().equals("uplink.service.shell"))
                .findFirst()
                .orElseThrow();
        BundleContext other = shell.getBundleContext();
        Lease stopped = value(
                other.getService(other.getServiceReference(Connections.class)).open(ETHERNET, options()));
        shell.stop();
        ends(stopped);
    }

    private static OpenOptions options() {
        return OpenOptions.DEFAULT.command(OPTIONS).linger(Duration.ZERO);
    }

    private void ends(Lease lease) {
        sightings.look(value(lease.ended()));
    }

    private void statistics() throws IOException {
        Statistics statistics = service(Statistics.class);
        TestPlan.put(context, "link", ETHERNET, 10_000, 50);
        play("traffic sim-eth0 2000 2000", "");
        sightings.look(statistics.usages());
        until("UsageListener#reached");
        for (long used : new long[] {0, 6000, 10_000}) {
            statistics.correct(Subject.link(ETHERNET), used);
            sightings.look(statistics.quotas());
        }
        for (Resolution resolution : Resolution.values()) {
            sightings.look(resolution);
            UsageRange all = new UsageRange(resolution, Instant.EPOCH, Instant.now());
            assertFalse(statistics.history(Subject.link(ETHERNET), all).isEmpty());
        }
        for (Counter counter : Counter.values()) {
            sightings.look(counter);
            statistics.reset(Subject.link(ETHERNET), Set.of(counter));
        }
        sightings.look(service(CountersBackend.class).capabilities());
        sightings.look(service(SocketBinder.class).capabilities());
    }

    private void inputs() {
        for (Fact fact : Fact.values()) {
            sightings.look(fact);
            assertEquals("sim", views.view().link(ETHERNET).orElseThrow().source(fact));
        }
        for (Privilege privilege : Privilege.values()) {
            sightings.look(privilege);
            service(Access.class).check(context.getBundle(), privilege, "walk through every privilege");
        }
    }

    private ProfileState state(String id) {
        return views.view().profile(id).map(Profile::state).orElse(ProfileState.UNKNOWN);
    }

    private <E extends Enum<E>> void every(Class<E> type, String act) {
        for (E constant : type.getEnumConstants()) {
            play(act + constant.name().toLowerCase(Locale.ROOT), "");
        }
    }

    /** Plays, and waits until every view has been seen, and until {@code method} has been called. */
    private void play(String text, String method) {
        simulation.play(text);
        do {
            simulation.awaitIdle(Duration.ofSeconds(10));
        } while (simulation.step());
        until(
                "the newest view",
                () -> newest.get() != null
                        && newest.get().sequence() == views.view().sequence());
        if (!method.isEmpty()) {
            until(method);
        }
    }

    private void until(String method) {
        until(method, () -> sightings.met().contains(method));
    }

    private static void until(String what, BooleanSupplier so) {
        Shipped.await(what, so);
    }

    private <T> T service(Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static ConnectionException failure(CompletionStage<?> stage) {
        try {
            value(stage);
            throw new AssertionError("not refused");
        } catch (CompletionException failed) {
            return (ConnectionException) failed.getCause();
        }
    }
}
