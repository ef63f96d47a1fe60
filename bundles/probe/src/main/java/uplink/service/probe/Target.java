// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.net.URI;

/**
 * A page that answers 204 with nothing in it, where the internet is reached.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param path begins with a slash
 */
record Target(String host, int port, String path) {
    /** Reads {@code http://host[:port]/path}: not https, since a portal shows itself by answering in another's place. */
    static Target parse(String text) {
        URI uri = uri(text);
        boolean whole = "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        if (!whole || port < 1 || port > 65535) {
            throw wrong(text);
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(uri.getHost(), port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("not a target: '" + text + "', want http://host[:port]/path");
    }
}
