// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses as NetworkManager writes them. Never asks a name server. Pure. */
final class Hosts {
    private Hosts() {}

    /** A numeric address; empty for anything else. */
    static Optional<InetAddress> of(String text) {
        boolean numeric = text.indexOf(':') >= 0 ? text.matches("[0-9A-Fa-f:.]+") : text.matches("[0-9.]+");
        try {
            return numeric ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Four or sixteen octets; empty for anything else. */
    static Optional<InetAddress> of(Object octets) {
        try {
            return octets instanceof byte[] bytes ? Optional.of(InetAddress.getByAddress(bytes)) : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
