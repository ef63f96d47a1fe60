// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as NetworkManager writes them. Never asks a name server. Pure. */
final class Hosts {
    /** Anything looser Java would ask a name server for. */
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*");

    private Hosts() {}

    /** A numeric address; empty for anything else. */
    static Optional<InetAddress> of(String text) {
        boolean numeric = text.indexOf(':') >= 0
                ? IPV6.matcher(text).matches()
                : IPV4.matcher(text).matches();
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
