// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;
import uplink.service.shell.place.Users;

/** Who calls, as the kernel says. */
final class Peers {
    private static final String ROOT = "root";

    private Peers() {}

    /** The user whose process this is, or root. Where the Java machine cannot tell, the socket's mode must do. */
    static boolean welcome(SocketChannel channel) throws IOException {
        try {
            UserPrincipal caller =
                    channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            return caller.equals(Users.own()) || caller.getName().equals(ROOT);
        } catch (LinkageError | UnsupportedOperationException unknown) {
            return true;
        }
    }
}
