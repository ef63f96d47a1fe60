// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.View;
import uplink.profile.spi.Backends;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.Commands;

/** Brings profiles up and down by the backend that describes them, until a view shows it. Never throws: refusals fail the stage. */
final class ProfileSwitch {
    private final Backends<ConnectionBackend> backends;
    private final Commands commands;

    ProfileSwitch(Backends<ConnectionBackend> backends, Commands commands) {
        this.backends = backends;
        this.commands = commands;
    }

    static boolean isUp(Profile profile) {
        return profile.state() == ProfileState.CONNECTED;
    }

    static boolean isUp(View view, String id) {
        return view.profile(id).filter(ProfileSwitch::isUp).isPresent();
    }

    static Profile find(View view, String id) {
        return view.profile(id)
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, id, "there is no profile " + id));
    }

    /** Brings it up and keeps it so, also after a reboot. */
    CompletionStage<View> up(View view, String id, CommandContext context) {
        return staged(() -> {
            Profile before = managed(view, id);
            return Backends.confirming(backends.owner(before.backend(), Capability.CONNECT, id), context, id)
                    .connect(id, true, context)
                    .thenCompose(done -> cameUp(before, context));
        });
    }

    /** Brings it up until it is taken down; {@code connected} runs when the backend has done so, before a view shows it. */
    CompletionStage<View> upForNow(View view, String id, CommandContext context, Runnable connected) {
        return staged(() -> {
            Profile before = managed(view, id);
            return backends.owner(before.backend(), Capability.CONNECT_VOLATILE, id)
                    .connect(id, false, context)
                    .thenCompose(done -> {
                        connected.run();
                        return cameUp(before, context);
                    });
        });
    }

    /** Takes it down, and keeps it so if {@code lasting}. */
    CompletionStage<View> down(View view, String id, boolean lasting, CommandContext context) {
        return staged(() -> {
            Profile profile = managed(view, id);
            Capability wanted = lasting ? Capability.CONNECT : Capability.CONNECT_VOLATILE;
            return Backends.confirming(backends.owner(profile.backend(), wanted, id), context, id)
                    .disconnect(id, lasting, context)
                    .thenCompose(done -> commands.shown(
                            context,
                            next -> next.profile(id).filter(ProfileSwitch::isUp).isEmpty()));
        });
    }

    /** By its count too: it may be lost again before any view is made of it. */
    private CompletionStage<View> cameUp(Profile before, CommandContext context) {
        String id = before.id();
        return commands.shown(context, next -> {
                    Optional<Profile> now = next.profile(id);
                    return now.isEmpty() || isUp(now.get()) || now.get().connectCount() > before.connectCount();
                })
                .thenApply(next -> {
                    if (next.profile(id).isEmpty()) {
                        throw new ConnectionException(ErrorCode.GONE, id, id + " was removed while it was brought up");
                    }
                    return next;
                });
    }

    private static Profile managed(View view, String id) {
        Profile profile = find(view, id);
        if (!profile.managed()) {
            throw new ConnectionException(
                    ErrorCode.NOT_MANAGED, id, id + " is kept by " + profile.origin() + " and not given to Uplink");
        }
        return profile;
    }

    private static CompletionStage<View> staged(Supplier<CompletionStage<View>> work) {
        try {
            return work.get();
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
