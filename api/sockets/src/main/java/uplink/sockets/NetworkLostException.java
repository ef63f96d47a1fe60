// SPDX-License-Identifier: Apache-2.0
package uplink.sockets;

import java.net.SocketException;

/** The socket was closed since its network is gone or has another session. */
public final class NetworkLostException extends SocketException {
    private static final long serialVersionUID = 1L;

    private final String link;

    /** {@code why} is one line for people. */
    public NetworkLostException(String link, String why) {
        super(link + ": " + why);
        this.link = link;
    }

    /** Key of the link. */
    public String link() {
        return link;
    }
}
