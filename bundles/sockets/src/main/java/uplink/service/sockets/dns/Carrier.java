// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Brings a question to a name server. Blocks for the time it is given. */
public interface Carrier {
    /** By one datagram; what comes back that {@code wanted} refuses is passed over. */
    byte[] datagram(InetSocketAddress server, byte[] question, int millis, Wanted wanted) throws IOException;

    /** By a connection. */
    byte[] stream(InetSocketAddress server, byte[] question, int millis) throws IOException;

    /** Tells an answer from a stray or forged datagram. */
    interface Wanted {
        /** Is this what was asked for. */
        boolean answers(byte[] message);
    }
}
