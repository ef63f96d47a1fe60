// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.LayerBackend;
import uplink.wifi.Scan;
import uplink.wifi.WifiSettings;
import uplink.wifi.Wps;
import uplink.wifi.spi.WifiBackend;

/** Radios that NetworkManager runs. Wi-Fi Protected Setup is not stated, and refused by name before it comes here. */
@Component(
        name = NetworkManagerWifi.PID,
        enabled = false,
        property = LayerBackend.NAME + "=" + NetworkManagerBackend.NAME)
public final class NetworkManagerWifi implements WifiBackend {
    static final String PID = "uplink.linux.networkmanager.wifi";

    private final Control control;
    private final WifiCommands commands;

    /** Works by {@code control}. */
    @Activate
    public NetworkManagerWifi(@Reference Control control) {
        this.control = control;
        commands = new WifiCommands(control.rights());
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> able = EnumSet.noneOf(Capability.class);
        able.addAll(control.allowed(Permissions.WIFI, Capability.WIFI_RADIO));
        able.addAll(control.allowed(Permissions.SCAN, Capability.WIFI_SCAN));
        able.addAll(control.allowed(Permissions.MODIFY, Capability.WIFI_JOIN));
        return able;
    }

    @Override
    public Optional<Scan> lastScan() {
        return control.session().flatMap(Session::lastScan);
    }

    @Override
    public CompletionStage<Scan> scan(CommandContext context) {
        return control.run(context, commands::scan);
    }

    @Override
    public CompletionStage<String> join(WifiSettings settings, CommandContext context) {
        return control.run(context, command -> commands.join(command, settings));
    }

    @Override
    public CompletionStage<String> join(Wps wps, CommandContext context) {
        return CompletableFuture.failedFuture(new ConnectionException(
                ErrorCode.NOT_SUPPORTED, "", "Wi-Fi Protected Setup is not done by this backend: give the passphrase"));
    }

    @Override
    public CompletionStage<Void> radio(boolean on, CommandContext context) {
        return control.act(context, command -> commands.radio(command, on));
    }
}
