// SPDX-License-Identifier: Apache-2.0
package uplink.service.cellular;

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
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularState;
import uplink.cellular.ServiceType;
import uplink.cellular.SimLock;
import uplink.cellular.spi.CellularBackend;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.Access;
import uplink.profile.spi.Backends;
import uplink.profile.spi.Commands;

/** Commands to the modems, whoever asks. */
@Component(service = CellularCommands.class, immediate = true)
public final class CellularCommands {
    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, CellularBackend>> bound = new CopyOnWriteArrayList<>();

    private final Backends<CellularBackend> backends = new Backends<>("mobile networks", bound);
    private final Commands commands;
    private final Access access;

    @Activate
    public CellularCommands(@Reference Commands commands, @Reference Access access) {
        this.commands = commands;
        this.access = access;
    }

    Set<Capability> capabilities(View view) {
        return backends.capabilities(view, Technology.CELLULAR);
    }

    CompletionStage<Void> defaultProfile(Bundle caller, ServiceType type, String id, CommandOptions options) {
        return commands.run(caller, id, options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "make " + id + " the default of " + type);
            CellularProfile profile = checked(view, type, id);
            return backends.owner(profile.backend(), Capability.CELLULAR_DEFAULT, id)
                    .defaultProfile(type, id, context)
                    .thenCompose(done -> commands.shown(context, next -> isDefault(next, id)))
                    .thenAccept(shown -> {});
        });
    }

    CompletionStage<Void> reset(Bundle caller, Profiles.Reset option, int simSlot, CommandOptions options) {
        return commands.run(caller, "", options, (view, context) -> {
            access.check(caller, Privilege.PROFILE, "reset the profiles of SIM slot " + simSlot);
            if (simSlot < 0) {
                throw new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT, "", "there is no SIM slot " + simSlot + ", they begin with 0");
            }
            return backends.serving(view, Technology.CELLULAR, Capability.PROFILE_RESET)
                    .reset(option, simSlot, context);
        });
    }

    CompletionStage<Void> unlock(Bundle caller, CommandOptions options) {
        return commands.run(caller, "", options, (view, context) -> {
            access.check(caller, Privilege.CONTROL, "unlock the SIM card");
            return backends.serving(view, Technology.CELLULAR, Capability.CELLULAR_PIN)
                    .unlock(context)
                    .thenCompose(done -> commands.shown(context, CellularCommands::unlocked))
                    .thenAccept(shown -> {});
        });
    }

    CompletionStage<Void> radio(Bundle caller, boolean on, CommandOptions options) {
        return commands.run(caller, "", options, (view, context) -> {
            access.check(caller, Privilege.CONTROL, "switch the mobile radio");
            return backends.serving(view, Technology.CELLULAR, Capability.CELLULAR_RADIO)
                    .radio(on, context)
                    .thenCompose(done -> commands.shown(context, next -> switched(next, on)))
                    .thenAccept(shown -> {});
        });
    }

    private static CellularProfile checked(View view, ServiceType type, String id) {
        Profile profile = view.profile(id)
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, id, "there is no profile " + id));
        if (!type.mayHaveDefault()) {
            throw invalid(id, type + " has no default profile, only INTERNET and PREPAID_INTERNET have");
        }
        if (!(profile instanceof CellularProfile mobile) || mobile.serviceType() != type) {
            throw invalid(id, id + " is no profile for " + type);
        }
        if (!mobile.managed()) {
            throw new ConnectionException(
                    ErrorCode.NOT_MANAGED, id, id + " is kept by " + mobile.origin() + " and not given to Uplink");
        }
        return mobile;
    }

    private static ConnectionException invalid(String subject, String message) {
        return new ConnectionException(ErrorCode.INVALID_ARGUMENT, subject, message);
    }

    private static boolean isDefault(View view, String id) {
        return view.profile(id)
                .filter(profile -> profile instanceof CellularProfile mobile && mobile.isDefault())
                .isPresent();
    }

    private static boolean unlocked(View view) {
        return CellularFollower.status(view)
                .filter(status -> status.simLock() == SimLock.PIN || status.simLock() == SimLock.PUK)
                .isEmpty();
    }

    /** A backend that says nothing of its radio cannot be waited for. */
    private static boolean switched(View view, boolean on) {
        return CellularFollower.status(view)
                .filter(status -> (status.cellularState() != CellularState.FLIGHT_MODE) != on)
                .isEmpty();
    }
}
