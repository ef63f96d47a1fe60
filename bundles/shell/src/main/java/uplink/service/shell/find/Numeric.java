// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.find;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import uplink.profile.IpPrefix;
import uplink.profile.LinkAddress;

/** Addresses as they are typed, never a name: nothing is looked up. Pure. */
public final class Numeric {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Numeric() {}

    /**
     * A host.
     *
     * @throws IllegalArgumentException saying what is wanted
     */
    public static InetAddress host(String text) {
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException wrong) {
                throw new IllegalArgumentException(refusal(text), wrong);
            }
        }
        throw new IllegalArgumentException(refusal(text));
    }

    /** An address with the length of its network: {@code 192.0.2.1/24}. */
    public static LinkAddress address(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' wants a prefix length behind it, such as " + text + "/24");
        }
        return LinkAddress.of(host(text.substring(0, slash)), length(text.substring(slash + 1)));
    }

    /** A host, or a network: {@code 198.51.100.0/24}. */
    public static IpPrefix prefix(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? IpPrefix.host(host(text))
                : new IpPrefix(host(text.substring(0, slash)), length(text.substring(slash + 1)));
    }

    private static int length(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("'" + text + "' is no prefix length");
        }
        return Integer.parseInt(text);
    }

    private static String refusal(String text) {
        return "'" + text + "' is no address, want such as 192.0.2.1 or 2001:db8::1";
    }
}
