// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.Optional;

/**
 * What was there before a profile was changed, and how to bring it back.
 *
 * @param id of the profile
 * @param before as it was; empty when there was none
 * @param port that it was up on, or would be
 * @param up what was up on that port
 */
public record Undo(String id, Optional<SimProfile> before, Optional<String> port, Optional<String> up) {
    /** Keeps what is there now. */
    public static Undo of(World world, String id, Optional<Port> port) {
        return new Undo(
                id,
                world.profile(id).map(SimProfile::copy),
                port.map(one -> one.shape().name()),
                port.flatMap(Port::wanted));
    }

    /** Brings it back. */
    public void run(World world) {
        Optional<SimProfile> now = world.profile(id);
        if (before.isEmpty()) {
            now.ifPresent(added -> {
                Bearers.down(world, added);
                world.drop(id);
            });
        } else if (now.isEmpty()) {
            world.put(before.get());
        } else {
            now.get().restore(before.get());
        }
        port.flatMap(world::port).ifPresent(one -> bringBack(world, one));
    }

    private void bringBack(World world, Port one) {
        if (one.wanted().equals(up)) {
            return;
        }
        world.wanted(one).ifPresent(other -> Bearers.down(world, other));
        up.flatMap(world::profile)
                .filter(profile -> Bearers.refusal(world, profile).isEmpty())
                .ifPresent(profile -> Bearers.begin(world, profile, uplink.profile.ProfileState.CONNECTED));
    }
}
