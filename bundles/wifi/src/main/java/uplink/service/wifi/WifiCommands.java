// SPDX-License-Identifier: Apache-2.0
package uplink.service.wifi;

import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.InvalidSettingsException;
import uplink.profile.Privilege;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.Access;
import uplink.profile.spi.Backends;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.Commands;
import uplink.wifi.Scan;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSettings;
import uplink.wifi.WifiStatus;
import uplink.wifi.Wps;
import uplink.wifi.spi.WifiBackend;

/** Commands to the radios, whoever asks. */
@Component(service = WifiCommands.class, immediate = true)
public final class WifiCommands {
    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, WifiBackend>> bound = new CopyOnWriteArrayList<>();

    private final Backends<WifiBackend> backends = new Backends<>("Wi-Fi", bound);
    private final Commands commands;
    private final Access access;
    private final SharedScans scans;

    @Activate
    public WifiCommands(BundleContext context, @Reference Commands commands, @Reference Access access) {
        this(context.getBundle(), commands, access);
    }

    WifiCommands(Bundle own, Commands commands, Access access) {
        this.commands = commands;
        this.access = access;
        this.scans = new SharedScans(own, commands);
    }

    Set<Capability> capabilities(View view) {
        return backends.capabilities(view, Technology.WIFI);
    }

    /** The newest of what every backend has found last. */
    Optional<Scan> lastScan(View view) {
        return backends.serving(view, Technology.WIFI).stream()
                .flatMap(backend -> backend.lastScan().stream())
                .max(Comparator.comparing(Scan::at));
    }

    CompletionStage<Scan> scan(Bundle caller, CommandOptions options) {
        return commands.run(caller, "", options, (view, context) -> {
            access.check(caller, Privilege.GET, "scan Wi-Fi");
            return scans.scan(backends.serving(view, Technology.WIFI, Capability.WIFI_SCAN));
        });
    }

    CompletionStage<WifiProfile> join(Bundle caller, WifiSettings settings, CommandOptions options) {
        String ssid = settings.ssid().toString();
        return join(caller, ssid, options, (view, context) -> {
            var problems = settings.problems();
            if (!problems.isEmpty()) {
                throw new InvalidSettingsException(ssid, problems);
            }
            return backends.serving(view, Technology.WIFI, Capability.WIFI_JOIN).join(settings, context);
        });
    }

    CompletionStage<WifiProfile> join(Bundle caller, Wps wps, CommandOptions options) {
        String ssid = wps.ssid().map(Object::toString).orElse("");
        return join(
                caller,
                ssid,
                options,
                (view, context) -> backends.serving(view, Technology.WIFI, Capability.WIFI_WPS)
                        .join(wps, context));
    }

    CompletionStage<Void> radio(Bundle caller, boolean on, CommandOptions options) {
        return commands.run(caller, "", options, (view, context) -> {
            access.check(caller, Privilege.CONTROL, "switch the Wi-Fi radio");
            return backends.serving(view, Technology.WIFI, Capability.WIFI_RADIO)
                    .radio(on, context)
                    .thenCompose(done -> commands.shown(context, next -> switched(next, on)))
                    .thenAccept(shown -> {});
        });
    }

    private CompletionStage<WifiProfile> join(
            Bundle caller,
            String ssid,
            CommandOptions options,
            BiFunction<View, CommandContext, CompletionStage<String>> joined) {
        return commands.run(caller, ssid, options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "join " + ssid);
            return joined.apply(view, context)
                    .thenCompose(id -> commands.shown(
                                    context, next -> profile(next, id).isPresent())
                            .thenApply(next -> profile(next, id).orElseThrow()));
        });
    }

    private static Optional<WifiProfile> profile(View view, String id) {
        return view.profile(id).filter(WifiProfile.class::isInstance).map(WifiProfile.class::cast);
    }

    /** A backend that says nothing of its radio cannot be waited for. */
    private static boolean switched(View view, boolean on) {
        return WifiFollower.status(view).map(WifiStatus::radioEnabled).orElse(on) == on;
    }
}
