// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.SimProfile;
import uplink.sim.world.World;

/** Where commands are handed in: takes them to the clockwork, as slow as the daemon is. */
@Component(name = Desk.PID, enabled = false, service = Desk.class)
public final class Desk {
    /** Of its component. */
    public static final String PID = "uplink.sim.desk";

    private final Clockwork clockwork;
    private final Undoing undoing;

    @Activate
    public Desk(@Reference Clockwork clockwork) {
        this.clockwork = clockwork;
        undoing = new Undoing(clockwork);
    }

    Clockwork clockwork() {
        return clockwork;
    }

    Undoing undoing() {
        return undoing;
    }

    /** {@code subject} is for errors. */
    <T> CompletionStage<T> run(CommandContext context, String subject, Plan<T> plan) {
        RunningCommand<T> command = new RunningCommand<>(clockwork, subject, plan);
        if (!context.cancelled()) {
            clockwork.change(command::start);
        }
        context.onCancel(command::cancel);
        return command.stage();
    }

    /** The same of what answers nothing. */
    CompletionStage<Void> act(CommandContext context, String subject, Consumer<World> act) {
        return run(context, subject, world -> {
            act.accept(world);
            return null;
        });
    }

    /** The profile of that id, or NOT_FOUND. */
    static SimProfile profile(World world, String id) {
        return world.profile(id)
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, id, "there is no profile " + id));
    }
}
