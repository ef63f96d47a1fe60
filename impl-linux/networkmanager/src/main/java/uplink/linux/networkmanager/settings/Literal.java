// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import uplink.profile.Family;

/** Addresses from text and octets. Never asks a name server. Pure. */
final class Literal {
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Literal() {}

    /** Of a numeric address of that family; a scope is left out. */
    static Optional<InetAddress> of(Family family, String text) {
        int scope = text.indexOf('%');
        String bare = scope < 0 ? text : text.substring(0, scope);
        if (!(family == Family.IPV4 ? IPV4 : IPV6).matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare)).filter(address -> Family.of(address) == family);
        } catch (UnknownHostException broken) {
            return Optional.empty();
        }
    }

    /** Of 4 or 16 octets of that family, highest first. */
    static Optional<InetAddress> of(Family family, byte[] octets) {
        if (octets.length * Byte.SIZE != family.bits()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(octets)).filter(address -> Family.of(address) == family);
        } catch (UnknownHostException impossible) {
            return Optional.empty();
        }
    }
}
