// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A network: the first {@code length} bits of an address; RFC 4632, RFC 4291 section 2.3.
 *
 * @param address bits behind the prefix are zero
 * @param length 0 to 32, or to 128
 */
public record IpPrefix(InetAddress address, int length) {
    public IpPrefix {
        int bits = Family.of(address).bits();
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("prefix length " + length + " is not within 0 to " + bits);
        }
        if (new BigInteger(1, address.getAddress()).getLowestSetBit() != -1
                && new BigInteger(1, address.getAddress()).getLowestSetBit() < bits - length) {
            throw new IllegalArgumentException(Addresses.text(address) + "/" + length + " has bits behind its prefix");
        }
    }

    /** Everything of {@code family}: the destination of a default route. */
    public static IpPrefix everything(Family family) {
        return Addresses.prefix(new byte[family.bits() / 8], 0);
    }

    /** One host. */
    public static IpPrefix host(InetAddress address) {
        return new IpPrefix(address, Family.of(address).bits());
    }

    /** The family of the address. */
    public Family family() {
        return Family.of(address);
    }

    /** Does this prefix cover {@code other}. */
    public boolean contains(InetAddress other) {
        if (Family.of(other) != family()) {
            return false;
        }
        int rest = family().bits() - length;
        return new BigInteger(1, address.getAddress())
                .shiftRight(rest)
                .equals(new BigInteger(1, other.getAddress()).shiftRight(rest));
    }

    @Override
    public String toString() {
        return Addresses.text(address) + "/" + length;
    }
}
