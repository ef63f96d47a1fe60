// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.dhcp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import uplink.profile.LinkAddress;

/**
 * What a DHCP server has given.
 *
 * @param address of this link
 * @param routers gateways, best first
 * @param dnsServers in the order of asking
 * @param domains to complete short names with
 * @param server that gave it
 * @param duration how long it was given for
 * @param mtu largest packet, when the server says
 */
public record DhcpLease(
        LinkAddress address,
        List<InetAddress> routers,
        List<InetAddress> dnsServers,
        List<String> domains,
        Optional<InetAddress> server,
        Duration duration,
        OptionalInt mtu) {
    private static final long DEFAULT_SECONDS = 3600;

    /**
     * Reads the variables that udhcpc hands to its script.
     *
     * @throws IllegalArgumentException when there is no address in them
     */
    static DhcpLease of(Map<String, String> variables) {
        int length = number(variables, "mask").orElse(32);
        return new DhcpLease(
                LinkAddress.of(address(variables.getOrDefault("ip", "")), length),
                addresses(variables, "router").toList(),
                addresses(variables, "dns").toList(),
                words(variables, "search")
                        .findFirst()
                        .map(first -> words(variables, "search").toList())
                        .orElseGet(() -> words(variables, "domain").toList()),
                addresses(variables, "serverid").findFirst(),
                Duration.ofSeconds(number(variables, "lease").orElse((int) DEFAULT_SECONDS)),
                number(variables, "mtu"));
    }

    private static OptionalInt number(Map<String, String> variables, String name) {
        String text = variables.getOrDefault(name, "");
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static Stream<InetAddress> addresses(Map<String, String> variables, String name) {
        return words(variables, name).filter(DhcpLease::numeric).map(DhcpLease::address);
    }

    private static Stream<String> words(Map<String, String> variables, String name) {
        return Arrays.stream(variables.getOrDefault(name, "").split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static boolean numeric(String text) {
        return text.matches("(\\d{1,3}\\.){3}\\d{1,3}");
    }

    private static InetAddress address(String text) {
        if (!numeric(text)) {
            throw new IllegalArgumentException("a lease without an address: '" + text + "'");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
