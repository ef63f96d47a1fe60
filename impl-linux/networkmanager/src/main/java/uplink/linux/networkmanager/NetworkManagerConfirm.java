// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.ConfirmBackend;
import uplink.profile.spi.LayerBackend;

/** Changes that NetworkManager takes back unless confirmed, by its own checkpoints, which outlive this process. */
@Component(
        name = NetworkManagerConfirm.PID,
        enabled = false,
        property = LayerBackend.NAME + "=" + NetworkManagerBackend.NAME)
public final class NetworkManagerConfirm implements ConfirmBackend {
    static final String PID = "uplink.linux.networkmanager.confirm";

    private final Control control;

    /** Works by {@code control}. */
    @Activate
    public NetworkManagerConfirm(@Reference Control control) {
        this.control = control;
    }

    @Override
    public Set<Capability> capabilities() {
        return control.allowed(Permissions.CHECKPOINT, Capability.CONFIRM);
    }

    @Override
    public Set<String> unconfirmed() {
        return control.session()
                .map(session -> session.confirmations().waiting())
                .orElse(Set.of());
    }

    @Override
    public CompletionStage<Void> confirm(String id, CommandContext context) {
        return control.act(context, command -> command.session().confirmations().confirm(command, id));
    }

    @Override
    public CompletionStage<Void> revert(String id, CommandContext context) {
        return control.act(context, command -> command.session().confirmations().revert(command, id));
    }
}
