// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code RTM_NEWNDUSEROPT}: what a router has advertised about names; RFC 8106.
 *
 * @param index the interface's number
 * @param lifetimeSeconds 0 withdraws, 4294967295 for ever
 * @param servers of option 25
 * @param domains of option 31
 */
public record RouterOption(int index, long lifetimeSeconds, List<InetAddress> servers, List<String> domains) {
    /** {@code RTM_NEWNDUSEROPT}. */
    public static final int NEW = 68;

    private static final int HEADER = 16;
    private static final int RDNSS = 25;
    private static final int DNSSL = 31;

    /** Reads the payload; an option of another kind has neither servers nor domains. */
    public static RouterOption read(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "a router's option is cut off");
        int at = payload.position();
        int index = payload.getInt(at + 4);
        int length = Short.toUnsignedInt(payload.getShort(at + 2));
        Attributes.require(length <= payload.limit() - at - HEADER, "a router's option's length is " + length);
        ByteBuffer option = payload.slice(at + HEADER, length);
        List<InetAddress> servers = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        long lifetime = 0;
        if (length >= 8) {
            int bytes = Math.min(length, 8 * Byte.toUnsignedInt(option.get(1)));
            lifetime = Integer.toUnsignedLong(option.getInt(4));
            option.limit(Math.max(8, bytes)).position(8);
            switch (option.get(0)) {
                case RDNSS -> servers(option, servers);
                case DNSSL -> domains(option, domains);
                default -> lifetime = 0;
            }
        }
        return new RouterOption(index, lifetime, List.copyOf(servers), List.copyOf(domains));
    }

    private static void servers(ByteBuffer option, List<InetAddress> servers) {
        byte[] octets = new byte[16];
        while (option.remaining() >= octets.length) {
            option.get(octets);
            try {
                servers.add(InetAddress.getByAddress(octets));
            } catch (UnknownHostException impossible) {
                throw new MalformedMessageException(impossible.getMessage());
            }
        }
    }

    private static void domains(ByteBuffer option, List<String> domains) {
        StringBuilder domain = new StringBuilder();
        while (option.hasRemaining()) {
            int length = Byte.toUnsignedInt(option.get());
            if (length == 0) {
                if (domain.length() > 0) {
                    domains.add(domain.toString());
                }
                domain.setLength(0);
            } else {
                Attributes.require(length <= 63 && length <= option.remaining(), "a label's length is " + length);
                byte[] label = new byte[length];
                option.get(label);
                domain.append(domain.length() == 0 ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
            }
        }
    }
}
