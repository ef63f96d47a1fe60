// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.Access;
import uplink.profile.spi.Backends;
import uplink.profile.spi.Commands;
import uplink.profile.spi.ProfileBackend;

/** Changes of profiles, whoever asks. */
@Component(service = ProfileCommands.class, immediate = true)
public final class ProfileCommands {
    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, ProfileBackend>> bound = new CopyOnWriteArrayList<>();

    private final Backends<ProfileBackend> backends = new Backends<>("profiles", bound);
    private final Commands commands;
    private final Access access;

    @Activate
    public ProfileCommands(@Reference Commands commands, @Reference Access access) {
        this.commands = commands;
        this.access = access;
    }

    Set<Capability> capabilities(View view, String id) {
        return view.profile(id)
                .map(profile -> backends.capabilities(profile.backend()))
                .orElse(Set.of());
    }

    CompletionStage<ProfileSettings> settings(Bundle caller, String id, CommandOptions options) {
        return commands.run(caller, id, options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "read the settings of " + id);
            Profile profile = found(view, id);
            if (!profile.saved()) {
                throw new ConnectionException(
                        ErrorCode.INVALID_STATE, id, id + " is only observed: nobody has settings of it");
            }
            return backends.owner(profile.backend(), id).settings(id, context);
        });
    }

    CompletionStage<Profile> add(Bundle caller, ProfileSettings settings, CommandOptions options) {
        return commands.run(caller, settings.name(), options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "add profile " + settings.name());
            return backends.serving(view, settings.technology(), Capability.PROFILE_ADD)
                    .add(settings, context)
                    .thenCompose(id -> commands.shown(
                                    context, next -> next.profile(id).isPresent())
                            .thenApply(next -> next.profile(id).orElseThrow()));
        });
    }

    CompletionStage<Profile> update(Bundle caller, Profile seen, ProfileSettings settings, CommandOptions options) {
        String id = seen.id();
        return commands.run(caller, id, options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "edit " + id);
            Profile now = managed(view, id);
            checkEdit(seen, now, settings);
            return backends.owner(now.backend(), Capability.PROFILE_UPDATE, id)
                    .update(id, seen.revision(), settings, context)
                    .thenCompose(done -> commands.shown(context, next -> edited(next, seen)))
                    .thenApply(next -> next.profile(id).orElseThrow(() -> gone(id)));
        });
    }

    CompletionStage<Void> remove(Bundle caller, String id, CommandOptions options) {
        return commands.run(caller, id, options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "remove " + id);
            Profile profile = managed(view, id);
            return backends.owner(profile.backend(), Capability.PROFILE_REMOVE, id)
                    .remove(id, context)
                    .thenCompose(done -> commands.shown(context, next -> removed(next, id)))
                    .thenAccept(shown -> {});
        });
    }

    CompletionStage<Void> reset(Bundle caller, Technology technology, Profiles.Reset option, CommandOptions options) {
        return commands.run(caller, technology.name(), options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "reset the profiles of " + technology);
            return backends.serving(view, technology, Capability.PROFILE_RESET).reset(technology, option, context);
        });
    }

    /** Answers who wants to confirm or revert: no change waits for it, since {@link Commands} refuse to begin one. */
    CompletionStage<Void> nothingWaits(Bundle caller, String id) {
        return commands.run(caller, id, CommandOptions.DEFAULT, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "confirm a change of " + id);
            throw new ConnectionException(ErrorCode.NOT_FOUND, id, "no change of " + id + " waits to be confirmed");
        });
    }

    private static void checkEdit(Profile seen, Profile now, ProfileSettings settings) {
        String id = now.id();
        if (settings.technology() != now.technology()) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT,
                    id,
                    id + " is for " + now.technology() + " and cannot become one for " + settings.technology());
        }
        if (seen.revision() != now.revision()) {
            throw new ConnectionException(
                    ErrorCode.STALE,
                    id,
                    id + " was edited meanwhile: it has revision " + now.revision() + ", not " + seen.revision());
        }
    }

    private static Profile managed(View view, String id) {
        Profile profile = found(view, id);
        if (!profile.managed()) {
            throw new ConnectionException(
                    ErrorCode.NOT_MANAGED, id, id + " is kept by " + profile.origin() + " and not given to Uplink");
        }
        return profile;
    }

    private static Profile found(View view, String id) {
        return view.profile(id)
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, id, "there is no profile " + id));
    }

    private static boolean edited(View view, Profile seen) {
        return view.profile(seen.id())
                .filter(profile -> profile.revision() == seen.revision())
                .isEmpty();
    }

    /** The link of a forgotten profile may still be up, and then shows as an observed one. */
    private static boolean removed(View view, String id) {
        return view.profile(id).filter(Profile::saved).isEmpty();
    }

    private static ConnectionException gone(String id) {
        return new ConnectionException(ErrorCode.GONE, id, id + " was removed while it was edited");
    }
}
