// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import uplink.cellular.CellularProfile;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.Views;
import uplink.profile.spi.Access;

/** The registry of profiles, as one bundle sees it. */
@Component(scope = ServiceScope.BUNDLE)
public final class DefaultProfiles implements Profiles {
    private final Bundle caller;
    private final Views views;
    private final Access access;
    private final ProfileCommands commands;

    @Activate
    public DefaultProfiles(
            ComponentContext context,
            @Reference Views views,
            @Reference Access access,
            @Reference ProfileCommands commands) {
        this(context.getUsingBundle(), views, access, commands);
    }

    DefaultProfiles(Bundle caller, Views views, Access access, ProfileCommands commands) {
        this.caller = caller;
        this.views = views;
        this.access = access;
        this.commands = commands;
    }

    @Override
    public List<Profile> list(Which which) {
        access.check(caller, Privilege.GET, "list profiles");
        List<Profile> all = views.view().profiles();
        return switch (which) {
            case REGISTERED -> all;
            case CONNECTED ->
                all.stream()
                        .filter(profile -> profile.state() == ProfileState.CONNECTED)
                        .toList();
            case DEFAULT ->
                all.stream()
                        .filter(profile -> profile instanceof CellularProfile mobile && mobile.isDefault())
                        .toList();
        };
    }

    @Override
    public Optional<Profile> find(String id) {
        access.check(caller, Privilege.GET, "find a profile");
        return views.view().profile(id);
    }

    @Override
    public Set<Capability> capabilities(String id) {
        return commands.capabilities(views.view(), id);
    }

    @Override
    public CompletionStage<ProfileSettings> settings(String id, CommandOptions options) {
        return commands.settings(caller, id, options);
    }

    @Override
    public CompletionStage<Profile> add(ProfileSettings settings, CommandOptions options) {
        return commands.add(caller, settings, options);
    }

    @Override
    public CompletionStage<Profile> update(Profile seen, ProfileSettings settings, CommandOptions options) {
        return commands.update(caller, seen, settings, options);
    }

    @Override
    public CompletionStage<Void> remove(String id, CommandOptions options) {
        return commands.remove(caller, id, options);
    }

    @Override
    public CompletionStage<Void> reset(Technology technology, Reset option, CommandOptions options) {
        return commands.reset(caller, technology, option, options);
    }

    @Override
    public CompletionStage<Void> confirm(String id) {
        return commands.confirm(caller, id);
    }

    @Override
    public CompletionStage<Void> revert(String id) {
        return commands.revert(caller, id);
    }

    @Override
    public List<String> unconfirmed() {
        return commands.unconfirmed();
    }
}
