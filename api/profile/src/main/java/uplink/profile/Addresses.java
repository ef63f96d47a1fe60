// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Numeric addresses from bytes, without a look-up. */
final class Addresses {
    private Addresses() {}

    static IpPrefix prefix(byte[] bytes, int length) {
        try {
            return new IpPrefix(InetAddress.getByAddress(bytes), length);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength.getMessage(), wrongLength);
        }
    }

    static IpPrefix network(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        for (int bit = length; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return prefix(bytes, length);
    }
}
