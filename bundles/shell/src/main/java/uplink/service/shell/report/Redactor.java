// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.report;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text, rather too many than too few: values of names that sound secret, user information of URLs, private keys,
 * and all but the last four digits of numbers that name a device, a SIM or a subscriber. Pure.
 */
final class Redactor {
    /** Stands where a secret was. */
    static final String MASK = "********";

    private static final Set<String> SECRET = Set.of(
            "passphrase",
            "password",
            "passwd",
            "pass",
            "psk",
            "pin",
            "puk",
            "secret",
            "secrets",
            "token",
            "key",
            "credential",
            "credentials",
            "authorization");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [^-]*PRIVATE KEY-----.*?(-----END [^-]*-----|\\z)", Pattern.DOTALL);
    private static final Pattern USER_INFORMATION =
            Pattern.compile("(?<![a-zA-Z0-9+.-])([a-zA-Z0-9+.-]++://)[^/\\s\"]+@");
    /** A name and what stands between it and its value; each begins only once, so that a long line costs its length. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.-])([\\w.-]++)[\"']?[ \\t]*+[=:][ \\t]*+");

    private static final Pattern SPOKEN = Pattern.compile(
            "\\b(passphrase|password|passwd|psk|pin|puk|secret|token)\\b([ \\t]+(?:(?:is|was|of)[ \\t]+)?)"
                    + "(\"[^\"\\n]*\"?|'[^'\\n]*'?|[^\\s\"'=:*][^\\s\"']*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\dA-Za-z.])\\d{10,18}(\\d{4})(?![\\d.])");
    private static final Pattern GROUPED = Pattern.compile("\\b\\d{2}-\\d{6}-\\d{2}(\\d{4}-\\d)\\b");
    private static final Pattern QUOTED_NUMBER = Pattern.compile("(?<=\")\\d{10,18}(\\d{4})F?(?=\")");

    private Redactor() {}

    /** Of a log or another text without rules. */
    static String text(String text) {
        String members = members(PRIVATE_KEY.matcher(text).replaceAll(MASK));
        String spoken = SPOKEN.matcher(members).replaceAll("$1$2" + quote(MASK));
        String urls = USER_INFORMATION.matcher(spoken).replaceAll("$1" + quote(MASK) + "@");
        return GROUPED.matcher(NUMBER.matcher(urls).replaceAll(quote(MASK) + "$1"))
                .replaceAll(quote(MASK) + "$1");
    }

    /** Of a document that holds no secret by its name, and stays JSON. */
    static String document(String json) {
        String urls = USER_INFORMATION.matcher(json).replaceAll("$1" + quote(MASK) + "@");
        return QUOTED_NUMBER.matcher(urls).replaceAll(quote(MASK) + "$1");
    }

    /** Of a value that has a name. */
    static String value(String name, String value) {
        return secret(name) ? MASK : text(value);
    }

    private static String members(String text) {
        StringBuilder redacted = new StringBuilder(text.length());
        Matcher name = NAME.matcher(text);
        int done = 0;
        while (done <= text.length() && name.find()) {
            int end = name.start() >= done && secret(name.group(1)) ? valueEnd(text, name.end()) : name.end();
            if (end > name.end()) {
                redacted.append(text, done, name.end()).append(masked(text.charAt(name.end())));
                done = end;
            }
        }
        return redacted.append(text, done, text.length()).toString();
    }

    private static String masked(char first) {
        return first == '"' || first == '\'' ? first + MASK + first : MASK;
    }

    /** Where a value ends: behind its quotes, or before a delimiter or the next name. */
    private static int valueEnd(String text, int begin) {
        char quote = begin < text.length() ? text.charAt(begin) : '\n';
        boolean quoted = quote == '"' || quote == '\'';
        for (int at = quoted ? begin + 1 : begin; at < text.length(); at++) {
            char one = text.charAt(at);
            if (quoted && one == quote) {
                return at + 1;
            }
            if (one == '\n' || !quoted && (",;&}])".indexOf(one) >= 0 || nameFollows(text, at))) {
                return at;
            }
            at += quoted && one == '\\' ? 1 : 0;
        }
        return text.length();
    }

    private static boolean nameFollows(String text, int space) {
        int at = space + 1;
        while (text.charAt(space) == ' ' && at < text.length() && "=:\n ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at > space + 1 && at < text.length() && text.charAt(at) == '=';
    }

    /** Any of its words does: {@code wpa-psk}, {@code simPin}, {@code apn.password}, {@code PRIVATE_KEY}. */
    static boolean secret(String name) {
        String parted = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[^A-Za-z]+", " ");
        for (String word : parted.toLowerCase(Locale.ROOT).split(" ")) {
            if (SECRET.contains(word)) {
                return true;
            }
        }
        String joined = name.toLowerCase(Locale.ROOT);
        return joined.contains("passphrase") || joined.contains("password") || joined.contains("secret");
    }

    private static String quote(String text) {
        return Matcher.quoteReplacement(text);
    }
}
