// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import uplink.profile.Internet;
import uplink.sockets.Network;

/** One round: each target is asked through the network until one answers as it should. Blocks. */
final class Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int STATUS_AT = 9;
    private static final int HEAD = STATUS_AT + 3;

    private final List<Target> targets;

    Check(List<Target> targets) {
        this.targets = List.copyOf(targets);
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

    private static Internet of(Network network, Target target) {
        try (Socket socket = network.connect(target.host(), target.port(), PATIENCE)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String question = "GET " + target.path() + " HTTP/1.1\r\nHost: " + target.host() + ":" + target.port()
                    + "\r\nConnection: close\r\nUser-Agent: uplink\r\n\r\n";
            socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
            return meaning(head(socket.getInputStream()));
        } catch (IOException silent) {
            return Internet.OFFLINE;
        }
    }

    private static String head(InputStream in) throws IOException {
        return new String(in.readNBytes(HEAD), StandardCharsets.US_ASCII);
    }

    /** Whoever answers with a page, or sends elsewhere, stands in between; whoever answers otherwise is not who was asked for. */
    private static Internet meaning(String head) {
        if (!head.matches("HTTP/1\\.[01] [1-5][0-9]{2}")) {
            return Internet.LIMITED;
        }
        int status = Integer.parseInt(head.substring(STATUS_AT));
        if (status == 204) {
            return Internet.ONLINE;
        }
        boolean page = status >= 200 && status < 400 || status == 511;
        return page ? Internet.PORTAL : Internet.LIMITED;
    }
}
