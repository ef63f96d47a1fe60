// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.ProfileBackend;

/** Connections that NetworkManager keeps. */
@Component(
        name = NetworkManagerProfiles.PID,
        enabled = false,
        property = LayerBackend.NAME + "=" + NetworkManagerBackend.NAME)
public final class NetworkManagerProfiles implements ProfileBackend {
    static final String PID = "uplink.linux.networkmanager.profiles";

    private final Control control;

    /** Works by {@code control}. */
    @Activate
    public NetworkManagerProfiles(@Reference Control control) {
        this.control = control;
    }

    @Override
    public Set<Capability> capabilities() {
        return control.confirmed(control.allowed(
                Permissions.MODIFY,
                Capability.PROFILE_ADD,
                Capability.PROFILE_UPDATE,
                Capability.PROFILE_REMOVE,
                Capability.PROFILE_RESET,
                Capability.DHCP));
    }

    @Override
    public CompletionStage<ProfileSettings> settings(String id, CommandContext context) {
        return control.run(context, command -> command.session().edits().settings(command, id));
    }

    @Override
    public CompletionStage<String> add(ProfileSettings settings, CommandContext context) {
        return control.run(context, command -> command.session().edits().add(command, settings));
    }

    @Override
    public CompletionStage<Void> update(String id, long revision, ProfileSettings settings, CommandContext context) {
        Edits.Edit edit = new Edits.Edit(id, revision, settings);
        return control.act(context, command -> command.session().edits().update(command, edit));
    }

    @Override
    public CompletionStage<Void> remove(String id, CommandContext context) {
        return control.act(context, command -> command.session().edits().remove(command, id));
    }

    /** What others have written stays either way. */
    @Override
    public CompletionStage<Void> reset(Technology technology, Profiles.Reset option, CommandContext context) {
        return control.act(context, command -> command.session().edits().reset(command, technology));
    }
}
