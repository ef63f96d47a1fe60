// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uplink.service.shell.document.Json;

/**
 * A command on its way to the running gateway: the first line of a connection.
 *
 * @param words what was typed
 * @param folder where; absolute
 * @param asks the caller answers when a secret is needed
 * @param colour the answer may be coloured
 * @param symbols the answer may have symbols beyond ASCII
 * @param bytes what is no text may be answered as {@code bytes}
 */
public record Request(List<String> words, Path folder, boolean asks, boolean colour, boolean symbols, boolean bytes) {
    /** Version of the protocol: a later one may add members, which older ones ignore. */
    public static final int VERSION = 1;

    public Request {
        words = List.copyOf(words);
        if (!folder.isAbsolute()) {
            throw new MalformedLineException("\"folder\" is not absolute");
        }
    }

    /** The line that says so, with its end. */
    public String line() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("uplink", VERSION);
        members.put("words", words);
        members.put("folder", folder.toString());
        members.put("asks", asks);
        members.put("colour", colour);
        members.put("symbols", symbols);
        members.put("bytes", bytes);
        return Json.line(members) + "\n";
    }

    /**
     * Reads a line.
     *
     * @throws MalformedLineException of anything else
     */
    public static Request parse(char[] line) {
        Map<String, Object> members = LineReader.read(line);
        if (!(members.get("uplink") instanceof Integer version) || version != VERSION) {
            throw new MalformedLineException("want \"uplink\":" + VERSION + ", the version of the protocol");
        }
        if (!(members.get("words") instanceof List<?> words)) {
            throw new MalformedLineException("want \"words\", a list of text");
        }
        return new Request(
                words.stream().map(String.class::cast).toList(),
                folder(members.getOrDefault("folder", "/".toCharArray())),
                truth(members, "asks"),
                truth(members, "colour"),
                truth(members, "symbols"),
                truth(members, "bytes"));
    }

    private static Path folder(Object member) {
        if (!(member instanceof char[] text)) {
            throw new MalformedLineException("\"folder\" is no text");
        }
        try {
            return Path.of(new String(text));
        } catch (InvalidPathException impossible) {
            throw new MalformedLineException("\"folder\" names no folder");
        }
    }

    private static boolean truth(Map<String, Object> members, String name) {
        if (!(members.getOrDefault(name, false) instanceof Boolean truth)) {
            throw new MalformedLineException("\"" + name + "\" is neither true nor false");
        }
        return truth;
    }
}
