// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;

/**
 * How HTTP leaves a network; Tizen {@code connection_proxy_type_e} and its free text, in parts.
 *
 * @param type which of the parts count
 * @param host of {@link Type#MANUAL}, else empty; an IPv6 literal stands without brackets
 * @param port of {@link Type#MANUAL}, 1 to 65535, else 0
 * @param pac URL of {@link Type#AUTO}, empty for discovery; empty for the other types
 * @param exclusions hosts and domains that are reached directly
 */
public record Proxy(Type type, String host, int port, String pac, List<String> exclusions) {
    /** Tizen {@code connection_proxy_type_e}. */
    public enum Type {
        /** No proxy. */
        DIRECT,
        /** A PAC file says. */
        AUTO,
        /** One proxy for everything but the exclusions. */
        MANUAL,
        /** The backend could not tell. */
        UNKNOWN
    }

    /** No proxy. */
    public static final Proxy DIRECT = new Proxy(Type.DIRECT, "", 0, "", List.of());
    /** Nobody has said. */
    public static final Proxy UNKNOWN = new Proxy(Type.UNKNOWN, "", 0, "", List.of());

    public Proxy {
        boolean manual = type == Type.MANUAL;
        if (manual != !host.isEmpty() || manual != (port > 0) || port > 65535) {
            throw new IllegalArgumentException(
                    "a MANUAL proxy has a host and a port from 1 to 65535, the others neither: " + type + " " + host
                            + ":" + port);
        }
        if (type != Type.AUTO && !pac.isEmpty()) {
            throw new IllegalArgumentException("only an AUTO proxy has a PAC URL: " + type + " " + pac);
        }
        exclusions = List.copyOf(exclusions);
    }

    /** By the PAC file at {@code pac}; empty for discovery. */
    public static Proxy automatic(String pac) {
        return new Proxy(Type.AUTO, "", 0, pac, List.of());
    }

    /** One proxy for everything. */
    public static Proxy manual(String host, int port) {
        return new Proxy(Type.MANUAL, host, port, "", List.of());
    }

    /** Reads {@code host:port}, where an IPv6 literal stands in brackets. */
    public static Proxy parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty()
                || !brackets && host.indexOf(':') >= 0
                || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("not a proxy: " + text + ", want host:port or [IPv6]:port");
        }
        return manual(
                brackets ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    /** {@code host:port} of a manual proxy, the URL of an automatic one, else empty. */
    public String text() {
        return type == Type.MANUAL ? (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port : pac;
    }
}
