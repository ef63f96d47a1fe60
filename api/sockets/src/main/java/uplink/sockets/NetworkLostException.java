// SPDX-License-Identifier: Apache-2.0
package uplink.sockets;

import java.net.SocketException;

/** The socket was closed since its network is gone or has another session. */
public final class NetworkLostException extends SocketException {
    private static final long serialVersionUID = 1L;

    private final String link;
    private final String why;

    /** {@code why} is one line for people. */
    public NetworkLostException(String link, String why) {
        super(link + ": " + why);
        this.link = link;
        this.why = why;
    }

    /** The same loss, as another call sees it. */
    public NetworkLostException again() {
        return new NetworkLostException(link, why);
    }

    /** Key of the link. */
    public String link() {
        return link;
    }
}
