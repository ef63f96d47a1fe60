// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import uplink.profile.ErrorCode;
import uplink.sim.world.Bearers;
import uplink.sim.world.World;

/** What can happen to the daemon, and to the machine as a whole. */
final class DaemonActs {
    static final Map<String, Act> ALL = Map.ofEntries(
            entry("daemon", DaemonActs::daemon),
            entry("reboot", words -> DaemonActs::reboot),
            entry("wait", words -> world -> {}));

    private DaemonActs() {}

    private static Consumer<World> daemon(Words words) {
        return switch (words.oneOf("gone", "back", "slow", "quick", "refuses")) {
            case "gone" -> world -> world.daemon().gone(true);
            case "back" -> world -> world.daemon().gone(false);
            case "slow" -> {
                Duration time = words.time();
                yield world -> world.daemon().latency(time);
            }
            case "quick" -> world -> world.daemon().latency(Duration.ZERO);
            default -> {
                ErrorCode code = words.constant(ErrorCode.class);
                yield world -> world.daemon().refuses(code);
            }
        };
    }

    /** Everything goes down, and what connects by itself, or was brought up to stay, comes up again. */
    private static void reboot(World world) {
        List.copyOf(world.profiles()).forEach(profile -> Bearers.down(world, profile));
        world.settle();
        world.ports().forEach(port -> Bearers.autoconnect(world, port));
    }
}
