// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import java.net.InetAddress;
import java.util.List;

/**
 * What a name server says.
 *
 * @param code RFC 1035 RCODE: 0 answered, 3 no such name
 * @param truncated there is more than fits a datagram
 * @param addresses in the server's order; empty when the name has none
 * @param seconds how long it may be kept
 */
public record Answer(int code, boolean truncated, List<InetAddress> addresses, long seconds) {
    private static final int NO_ERROR = 0;
    private static final int NO_SUCH_NAME = 3;

    public Answer {
        addresses = List.copyOf(addresses);
    }

    /** The server knows, be it that there is nothing; else another one is to be asked. */
    public boolean known() {
        return code == NO_ERROR || code == NO_SUCH_NAME;
    }
}
