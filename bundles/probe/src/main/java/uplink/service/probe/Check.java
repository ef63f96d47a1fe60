// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import uplink.profile.Internet;
import uplink.sockets.Network;

/** One round: each target is asked through the network until one answers as it should. Blocks. */
final class Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Target> targets;

    Check(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    List<Target> targets() {
        return targets;
    }

    /** ONLINE when one answers; else the best that was seen: PORTAL, LIMITED, OFFLINE. */
    Internet of(Network network) {
        Internet best = Internet.OFFLINE;
        for (Target target : targets) {
            Internet seen = of(network, target);
            if (seen == Internet.ONLINE) {
                return seen;
            }
            if (best == Internet.OFFLINE || seen == Internet.PORTAL) {
                best = seen;
            }
        }
        return best;
    }

    /** Whoever takes the connection and does not answer is something, and not the internet. */
    private static Internet of(Network network, Target target) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Socket socket = network.connect(target.host(), target.port(), PATIENCE)) {
            return asked(socket, target, deadline);
        } catch (IOException unreached) {
            return Internet.OFFLINE;
        }
    }

    private static Internet asked(Socket socket, Target target, long deadline) {
        try {
            socket.getOutputStream().write(target.question().getBytes(StandardCharsets.US_ASCII));
            return Answer.meaning(socket, target, deadline);
        } catch (IOException silent) {
            return Internet.LIMITED;
        }
    }
}
