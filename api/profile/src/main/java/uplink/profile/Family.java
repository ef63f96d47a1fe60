// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Address family; Tizen {@code connection_address_family_e}. The order is the order of preference. */
public enum Family {
    /** Internet Protocol version 4, RFC 791. */
    IPV4(32),
    /** Internet Protocol version 6, RFC 8200. */
    IPV6(128);

    private final int bits;

    Family(int bits) {
        this.bits = bits;
    }

    /** Length of an address in bits: 32 or 128. */
    public int bits() {
        return bits;
    }

    /** The family that {@code address} belongs to. */
    public static Family of(InetAddress address) {
        return address instanceof Inet4Address ? IPV4 : IPV6;
    }
}
