// SPDX-License-Identifier: Apache-2.0
package uplink.service.wifi;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Views;
import uplink.wifi.Scan;
import uplink.wifi.Wifi;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSettings;
import uplink.wifi.WifiStatus;
import uplink.wifi.Wps;

/** Wi-Fi, as one bundle sees it. */
@Component(scope = ServiceScope.BUNDLE)
public final class DefaultWifi implements Wifi {
    private final Bundle caller;
    private final Views views;
    private final WifiCommands commands;

    @Activate
    public DefaultWifi(ComponentContext context, @Reference Views views, @Reference WifiCommands commands) {
        this(context.getUsingBundle(), views, commands);
    }

    DefaultWifi(Bundle caller, Views views, WifiCommands commands) {
        this.caller = caller;
        this.views = views;
        this.commands = commands;
    }

    @Override
    public Optional<WifiStatus> status() {
        return WifiFollower.status(views.view());
    }

    @Override
    public Set<Capability> capabilities() {
        return commands.capabilities(views.view());
    }

    @Override
    public Optional<Scan> lastScan() {
        return commands.lastScan(views.view());
    }

    @Override
    public CompletionStage<Scan> scan(CommandOptions options) {
        return commands.scan(caller, options);
    }

    @Override
    public CompletionStage<WifiProfile> join(WifiSettings settings, CommandOptions options) {
        return commands.join(caller, settings, options);
    }

    @Override
    public CompletionStage<WifiProfile> join(Wps wps, CommandOptions options) {
        return commands.join(caller, wps, options);
    }

    @Override
    public CompletionStage<Void> radio(boolean on, CommandOptions options) {
        return commands.radio(caller, on, options);
    }
}
