// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.Undo;
import uplink.sim.world.World;

/** Changes that wait to be confirmed. Their time is the virtual one, and runs on while the daemon is gone. Under the clockwork's lock. */
final class Undoing {
    private record Waiting(Undo undo, Clockwork.Due due) {}

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Clockwork clockwork;

    Undoing(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    /** A change has happened; of several, the oldest is what comes back. */
    void changed(CommandContext context, Undo undo) {
        context.confirm().ifPresent(confirm -> {
            Waiting before = waiting.remove(undo.id());
            if (before != null) {
                clockwork.cancel(before.due());
            }
            Undo oldest = before == null ? undo : before.undo();
            Clockwork.Due due = clockwork.later(confirm.within(), world -> revert(world, undo.id()));
            waiting.put(undo.id(), new Waiting(oldest, due));
        });
    }

    Set<String> ids() {
        return Set.copyOf(waiting.keySet());
    }

    void confirm(String id) {
        clockwork.cancel(take(id).due());
    }

    void revert(World world, String id) {
        Waiting taken = take(id);
        clockwork.cancel(taken.due());
        taken.undo().run(world);
    }

    private Waiting take(String id) {
        Waiting taken = waiting.remove(id);
        if (taken == null) {
            throw new ConnectionException(ErrorCode.NOT_FOUND, id, "no change of " + id + " waits to be confirmed");
        }
        return taken;
    }
}
