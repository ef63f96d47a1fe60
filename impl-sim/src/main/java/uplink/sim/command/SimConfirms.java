// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.ConfirmBackend;

/** Confirms simulated changes, and takes them back. */
@Component(
        name = SimConfirms.PID,
        enabled = false,
        service = ConfirmBackend.class,
        property = {"uplink.backend=sim", "service.ranking:Integer=200"})
public final class SimConfirms implements ConfirmBackend {
    /** Of its component. */
    public static final String PID = "uplink.sim.confirm";

    private final Desk desk;

    @Activate
    public SimConfirms(@Reference Desk desk) {
        this.desk = desk;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CONFIRM);
    }

    @Override
    public Set<String> unconfirmed() {
        return desk.clockwork().look(world -> desk.undoing().ids());
    }

    @Override
    public CompletionStage<Void> confirm(String id, CommandContext context) {
        return desk.act(context, id, world -> desk.undoing().confirm(id));
    }

    @Override
    public CompletionStage<Void> revert(String id, CommandContext context) {
        return desk.act(context, id, world -> desk.undoing().revert(world, id));
    }
}
