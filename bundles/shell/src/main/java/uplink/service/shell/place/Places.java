// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where a gateway's socket and its store are when nobody says otherwise. */
public final class Places {
    /** Says that there shall be none. */
    public static final String NONE = "none";

    private static final String SOCKET = "uplink.sock";

    private Places() {}

    /**
     * The socket: {@code /run/uplink/uplink.sock} for root, else {@code uplink.sock} in {@code XDG_RUNTIME_DIR} if that is this user's
     * own, else in a folder of the user's own below {@code /tmp}. Root's place depends on no variable, so that a login finds what the
     * system started.
     */
    public static Path socket(Map<String, String> environment) throws IOException {
        if (Users.root()) {
            return Path.of("/run/uplink", SOCKET);
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.startsWith("/") && OwnFolder.fit(Path.of(runtime))) {
            return Path.of(runtime, SOCKET);
        }
        return Path.of("/tmp/uplink-" + Users.number(), SOCKET);
    }

    /** The store: {@code /var/lib/uplink} for root, else {@code uplink} in {@code XDG_STATE_HOME}, else {@code ~/.local/state/uplink}. */
    public static Path store(Map<String, String> environment, Path home) throws IOException {
        if (Users.root()) {
            return Path.of("/var/lib/uplink");
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        return (state.startsWith("/") ? Path.of(state) : home.resolve(".local/state")).resolve("uplink");
    }

    /** The file that says which process has {@code socket}. */
    public static Path lock(Path socket) {
        return socket.resolveSibling(socket.getFileName() + ".lock");
    }
}
