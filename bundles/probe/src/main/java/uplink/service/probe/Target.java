// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.net.URI;

/**
 * A page that is known beforehand: one that answers 204 with nothing in it, or one that has a text in it.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param path begins with a slash
 * @param text what the page must have in it; empty when it must answer 204
 */
record Target(String host, int port, String path, String text) {
    private static final int MOST_TEXT = 200;

    /** Reads {@code http://host[:port]/path [TEXT]}: not https, since a portal shows itself by answering in another's place. */
    static Target parse(String line) {
        String[] parts = line.strip().split("\\s+", 2);
        URI uri = uri(parts[0], line);
        boolean whole = "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        String text = parts.length == 1 ? "" : parts[1];
        if (!whole || port < 1 || port > 65535 || text.length() > MOST_TEXT) {
            throw wrong(line);
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(uri.getHost(), port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(), text);
    }

    private static URI uri(String text, String line) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw wrong(line);
        }
    }

    private static IllegalArgumentException wrong(String line) {
        return new IllegalArgumentException(
                "not a target: '" + line + "', want http://host[:port]/path, and behind a blank a text of at most "
                        + MOST_TEXT + " characters if it does not answer 204");
    }

    /** As it is asked for. */
    String question() {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + (port == 80 ? "" : ":" + port)
                + "\r\nConnection: close\r\nUser-Agent: uplink\r\n\r\n";
    }

    /** As it was written down, without the text. */
    String url() {
        return "http://" + host + (port == 80 ? "" : ":" + port) + path;
    }
}
