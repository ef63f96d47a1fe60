// SPDX-License-Identifier: Apache-2.0
package uplink.service.cellular;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import uplink.cellular.Cellular;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularStatus;
import uplink.cellular.ServiceType;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Profiles;
import uplink.profile.Views;

/** Mobile networks, as one bundle sees them. */
@Component(scope = ServiceScope.BUNDLE)
public final class DefaultCellular implements Cellular {
    private final Bundle caller;
    private final Views views;
    private final CellularCommands commands;

    @Activate
    public DefaultCellular(ComponentContext context, @Reference Views views, @Reference CellularCommands commands) {
        this(context.getUsingBundle(), views, commands);
    }

    DefaultCellular(Bundle caller, Views views, CellularCommands commands) {
        this.caller = caller;
        this.views = views;
        this.commands = commands;
    }

    @Override
    public Optional<CellularStatus> status() {
        return CellularFollower.status(views.view());
    }

    @Override
    public Set<Capability> capabilities() {
        return commands.capabilities(views.view());
    }

    @Override
    public Optional<CellularProfile> defaultProfile(ServiceType type) {
        Comparator<CellularProfile> flaggedFirst = Comparator.comparing(profile -> !profile.isDefault());
        return views.view().profiles().stream()
                .filter(CellularProfile.class::isInstance)
                .map(CellularProfile.class::cast)
                .filter(profile -> profile.serviceType() == type)
                .min(flaggedFirst.thenComparing(CellularProfile::id));
    }

    @Override
    public CompletionStage<Void> defaultProfile(ServiceType type, String profile, CommandOptions options) {
        return commands.defaultProfile(caller, type, profile, options);
    }

    @Override
    public CompletionStage<Void> reset(Profiles.Reset option, int simSlot, CommandOptions options) {
        return commands.reset(caller, option, simSlot, options);
    }

    @Override
    public CompletionStage<Void> unlock(CommandOptions options) {
        return commands.unlock(caller, options);
    }

    @Override
    public CompletionStage<Void> radio(boolean on, CommandOptions options) {
        return commands.radio(caller, on, options);
    }
}
