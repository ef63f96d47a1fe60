// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Numeric addresses from bytes, without a look-up. */
final class Addresses {
    private Addresses() {}

    /** As RFC 5952 wants it: lower case, the longest run of zeros shortened; without a scope. */
    static String text(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 4) {
            return address.getHostAddress();
        }
        int[] run = longestZeros(octets);
        StringBuilder out = new StringBuilder();
        for (int group = 0; group < 8; group++) {
            if (group == run[0]) {
                out.append("::");
                group += run[1] - 1;
            } else {
                out.append(out.length() == 0 || out.charAt(out.length() - 1) == ':' ? "" : ":");
                out.append(Integer.toHexString(group(octets, group)));
            }
        }
        return out.toString();
    }

    /** Where the first longest run of at least two zero groups begins, and how long it is. */
    private static int[] longestZeros(byte[] octets) {
        int[] best = {-1, 1};
        int length = 0;
        for (int group = 0; group < 8; group++) {
            length = group(octets, group) == 0 ? length + 1 : 0;
            if (length > best[1]) {
                best = new int[] {group - length + 1, length};
            }
        }
        return best;
    }

    private static int group(byte[] octets, int group) {
        return Byte.toUnsignedInt(octets[2 * group]) << 8 | Byte.toUnsignedInt(octets[2 * group + 1]);
    }

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
