// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resolver's configuration; resolv.conf(5).
 *
 * @param servers numeric ones, in their order; without a scope
 * @param search domains of the last {@code search} or {@code domain} line
 */
public record ResolvConf(List<InetAddress> servers, List<String> search) {
    /** Nothing configured. */
    public static final ResolvConf EMPTY = new ResolvConf(List.of(), List.of());

    /** Reads a file; empty when there is none. Lines that are none are passed over, as the resolver does. */
    public static ResolvConf read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException absent) {
            return EMPTY;
        }
    }

    /** Reads text. */
    public static ResolvConf parse(String text) {
        List<InetAddress> servers = new ArrayList<>();
        List<String> search = List.of();
        for (String line : text.lines().toList()) {
            String[] words = line.replaceFirst("[#;].*", "").trim().split("\\s+");
            if (words[0].equals("nameserver") && words.length > 1) {
                address(words[1]).ifPresent(servers::add);
            } else if ((words[0].equals("search") || words[0].equals("domain")) && words.length > 1) {
                search = List.of(words).subList(1, words.length);
            }
        }
        return new ResolvConf(List.copyOf(servers), List.copyOf(search));
    }

    private static Optional<InetAddress> address(String text) {
        String numeric = text.replaceFirst("%.*", "");
        if (!numeric.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(numeric));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
