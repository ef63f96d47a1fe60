// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import java.util.Locale;
import uplink.profile.Family;

/**
 * Which addresses has a name.
 *
 * @param name absolute, in lower case, without the dot at its end
 * @param family of the addresses
 */
public record Question(String name, Family family) {
    private static final int MOST_OCTETS = 253;

    public Question {
        name = name.toLowerCase(Locale.ROOT);
        boolean fits = !name.isEmpty() && name.length() <= MOST_OCTETS;
        for (String label : name.split("\\.", -1)) {
            fits &= !label.isEmpty() && label.length() <= 63;
        }
        if (!fits) {
            throw new IllegalArgumentException("'" + name + "' is no name of a host");
        }
    }

    /** RFC 1035 A, RFC 3596 AAAA. */
    int type() {
        return family == Family.IPV4 ? 1 : 28;
    }
}
