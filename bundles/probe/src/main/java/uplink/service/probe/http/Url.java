// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import java.net.URI;
import java.util.Locale;

/**
 * What is asked for.
 *
 * @param secure by TLS
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 * @param path begins with a slash; with the query
 */
public record Url(boolean secure, String host, int port, String path) {
    private static final int MOST = 65_535;

    /**
     * Reads {@code http://host[:port]/path} or {@code https://…}.
     *
     * @throws IllegalArgumentException of anything else, in one line
     */
    public static Url parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        int port = uri.getPort() < 0 ? secure ? 443 : 80 : uri.getPort();
        boolean whole = (secure || scheme.equals("http")) && uri.getHost() != null && port > 0 && port <= MOST;
        if (!whole || uri.getRawUserInfo() != null) {
            throw wrong(text);
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Url(
                secure, bare(uri.getHost()), port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /** The same of a host alone, which is asked by HTTPS; {@code host:port} and whole URLs are possible too. */
    public static Url ofHost(String text) {
        boolean ipv6 = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[") && !text.contains("//");
        return parse(text.contains("://") ? text : "https://" + (ipv6 ? "[" + text + "]" : text));
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.replace("|", "%7C").replace(" ", "%20"));
        } catch (IllegalArgumentException malformed) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text + "' cannot be asked for, want http://host[:port]/path or https://…");
    }

    /** Host and port as {@code Host:} wants them; a port that goes without saying is left out. */
    public String authority() {
        boolean usual = port == (secure ? 443 : 80);
        return usual ? bracketed() : address();
    }

    /** Host and port. */
    public String address() {
        return bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + path;
    }
}
