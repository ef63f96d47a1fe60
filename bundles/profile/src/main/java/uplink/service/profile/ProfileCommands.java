// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.Access;
import uplink.profile.spi.Backends;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.Commands;
import uplink.profile.spi.ConfirmBackend;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.ProfileBackend;

/** Changes of profiles, whoever asks. */
@Component(service = ProfileCommands.class, immediate = true)
public final class ProfileCommands {
    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, ProfileBackend>> bound = new CopyOnWriteArrayList<>();

    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, ConfirmBackend>> confirms = new CopyOnWriteArrayList<>();

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
            if (!profile.saved() && !profile.managed()) {
                throw new ConnectionException(
                        ErrorCode.INVALID_STATE, id, id + " is only observed: nobody has settings of it");
            }
            return backends.owner(profile.backend(), id).settings(id, context);
        });
    }

    CompletionStage<Profile> add(Bundle caller, ProfileSettings settings, CommandOptions options) {
        return commands.change(caller, settings.name(), options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "add profile " + settings.name());
            ProfileBackend backend = backends.serving(view, settings.technology(), Capability.PROFILE_ADD);
            return Backends.confirming(able(backend, settings, settings.name()), context, settings.name())
                    .add(settings, context)
                    .thenCompose(id -> commands.shown(
                                    context, next -> next.profile(id).isPresent())
                            .thenApply(next -> next.profile(id).orElseThrow()));
        });
    }

    CompletionStage<Profile> update(Bundle caller, Profile seen, ProfileSettings settings, CommandOptions options) {
        String id = seen.id();
        return commands.change(caller, id, options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "edit " + id);
            Profile now = managed(view, id);
            checkEdit(seen, now, settings);
            ProfileBackend owner = backends.owner(now.backend(), Capability.PROFILE_UPDATE, id);
            return Backends.confirming(able(owner, settings, id), context, id)
                    .update(id, seen.revision(), settings, context)
                    .thenCompose(done -> commands.shown(context, next -> edited(next, seen)))
                    .thenApply(next -> next.profile(id).orElseThrow(() -> gone(id)));
        });
    }

    private static ProfileBackend able(ProfileBackend found, ProfileSettings settings, String subject) {
        if (settings.ip(Family.IPV4).method() == IpMethod.DYNAMIC
                && !found.capabilities().contains(Capability.DHCP)) {
            throw new ConnectionException(
                    ErrorCode.NOT_SUPPORTED,
                    subject,
                    "the backend of " + subject + " does not state DHCP: IPv4 can be STATIC or NONE");
        }
        return found;
    }

    CompletionStage<Void> remove(Bundle caller, String id, CommandOptions options) {
        return commands.change(caller, id, options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "remove " + id);
            Profile profile = managed(view, id);
            return Backends.confirming(backends.owner(profile.backend(), Capability.PROFILE_REMOVE, id), context, id)
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

    CompletionStage<Void> confirm(Bundle caller, String id) {
        return waiting(caller, id, "confirm", (backend, context) -> backend.confirm(id, context));
    }

    CompletionStage<Void> revert(Bundle caller, String id) {
        return waiting(caller, id, "revert", (backend, context) -> backend.revert(id, context));
    }

    /** Of every backend, sorted. */
    List<String> unconfirmed() {
        return confirms.stream()
                .flatMap(entry -> entry.getValue().unconfirmed().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private CompletionStage<Void> waiting(
            Bundle caller,
            String id,
            String act,
            BiFunction<ConfirmBackend, CommandContext, CompletionStage<Void>> work) {
        return commands.run(caller, id, CommandOptions.DEFAULT, (view, context) -> {
            access.check(caller, Privilege.PROFILE, act + " a change of " + id);
            return work.apply(waiting(view, id), context);
        });
    }

    /** A profile that was removed is described by nobody: then it is whoever still waits for it. */
    private ConfirmBackend waiting(View view, String id) {
        Optional<String> owner = view.profile(id).map(Profile::backend);
        return confirms.stream()
                .filter(entry ->
                        owner.isEmpty() || owner.get().equals(entry.getKey().get(LayerBackend.NAME)))
                .map(Map.Entry::getValue)
                .filter(backend -> backend.unconfirmed().contains(id))
                .findFirst()
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.NOT_FOUND, id, "no change of " + id + " waits to be confirmed"));
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
