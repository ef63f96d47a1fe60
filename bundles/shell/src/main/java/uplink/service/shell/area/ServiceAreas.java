// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.area;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import uplink.cellular.Cellular;
import uplink.manager.Connections;
import uplink.profile.History;
import uplink.profile.Profiles;
import uplink.profile.Views;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ShellCommand;
import uplink.sockets.Network;
import uplink.statistics.Statistics;
import uplink.wifi.Wifi;

/**
 * The services that are registered now, the highest ranked of each. Optional and dynamic, since an operator may leave areas away
 * and a vendor replace one, and the command line shall still show the rest; hence the fields that are not final.
 */
@Component
public final class ServiceAreas implements Areas {
    private final BundleContext bundle;
    private final Views views;
    /** Guarded by itself. */
    private final List<Network> networks = new ArrayList<>();

    private final Map<String, BroughtCommand> brought = new ConcurrentHashMap<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Connections connections;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Profiles profiles;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Wifi wifi;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Cellular cellular;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable History history;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Statistics statistics;

    @Activate
    public ServiceAreas(BundleContext bundle, @Reference Views views) {
        this.bundle = bundle;
        this.views = views;
    }

    @Reference(
            service = ShellCommand.class,
            target = "(" + ShellCommand.WORD + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindCommand(ShellCommand command, Map<String, Object> properties) {
        brought.put(word(properties), new LineCommand(command, group(properties)));
    }

    void unbindCommand(ShellCommand command) {
        brought.values().removeIf(one -> one instanceof LineCommand lines && lines.command() == command);
    }

    @Reference(
            service = BroughtCommand.class,
            target = "(" + ShellCommand.WORD + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindBrought(BroughtCommand command, Map<String, Object> properties) {
        brought.put(word(properties), command);
    }

    void unbindBrought(BroughtCommand command) {
        brought.values().remove(command);
    }

    private static BroughtCommand.Group group(Map<String, Object> properties) {
        Object name = properties.get(ShellCommand.GROUP);
        return Stream.of(BroughtCommand.Group.values())
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElse(BroughtCommand.Group.OTHER);
    }

    private static String word(Map<String, Object> properties) {
        return String.valueOf(properties.get(ShellCommand.WORD));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindNetwork(Network network) {
        synchronized (networks) {
            networks.add(network);
            networks.notifyAll();
        }
    }

    void unbindNetwork(Network network) {
        synchronized (networks) {
            networks.remove(network);
        }
    }

    @Override
    public Optional<Network> network(String link, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (networks) {
            while (true) {
                Optional<Network> found = networks.stream()
                        .filter(one -> one.alive() && one.link().key().equals(link))
                        .findFirst();
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                networks.wait(left);
            }
        }
    }

    @Override
    public Views views() {
        return views;
    }

    @Override
    public Connections connections() {
        return there(connections, "connections", "uplink.service.manager");
    }

    @Override
    public Profiles profiles() {
        return there(profiles, "profiles", "uplink.service.profile");
    }

    @Override
    public Wifi wifi() {
        return there(wifi, "Wi-Fi", "uplink.service.wifi");
    }

    @Override
    public Cellular cellular() {
        return there(cellular, "mobile networks", "uplink.service.cellular");
    }

    @Override
    public History history() {
        return there(history, "history", "uplink.service.journal");
    }

    @Override
    public Optional<Statistics> statistics() {
        return Optional.ofNullable(statistics);
    }

    @Override
    public SortedMap<String, BroughtCommand> brought() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(brought));
    }

    @Override
    public <L> Registered listen(Class<L> type, L listener) {
        ServiceRegistration<L> registration = bundle.registerService(type, listener, null);
        return registration::unregister;
    }

    private static <S> S there(@Nullable S service, String what, String by) {
        if (service == null) {
            throw Areas.missing(what, by);
        }
        return service;
    }
}
