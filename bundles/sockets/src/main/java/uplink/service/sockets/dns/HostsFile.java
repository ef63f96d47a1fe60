// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The machine's own list of names, read again when it has changed. Safe for any thread. */
public final class HostsFile {
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.+)?");

    private final Path file;
    private FileTime read = FileTime.fromMillis(-1);
    private Map<String, Set<InetAddress>> names = Map.of();

    /** {@code /etc/hosts}. */
    public HostsFile() {
        this(Path.of("/etc/hosts"));
    }

    /** Another file of that form. */
    public HostsFile(Path file) {
        this.file = file;
    }

    /** Is it an address already. */
    public static boolean numeric(String host) {
        return NUMERIC.matcher(host).matches();
    }

    /** What the file says of a name; empty when nothing, or when it cannot be read. */
    public synchronized List<InetAddress> addresses(String host) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(read)) {
                names = parse(Files.readAllLines(file));
                read = changed;
            }
        } catch (IOException none) {
            names = Map.of();
        }
        return List.copyOf(names.getOrDefault(host.toLowerCase(Locale.ROOT), Set.of()));
    }

    private static Map<String, Set<InetAddress>> parse(List<String> lines) throws IOException {
        Map<String, Set<InetAddress>> found = new HashMap<>();
        for (String line : lines) {
            List<String> words =
                    new ArrayList<>(List.of(line.replaceFirst("#.*", "").trim().split("\\s+")));
            String first = words.remove(0);
            if (numeric(first) && first.indexOf('%') < 0) {
                for (String name : words) {
                    found.computeIfAbsent(name.toLowerCase(Locale.ROOT), same -> new LinkedHashSet<>())
                            .add(InetAddress.getByName(first));
                }
            }
        }
        return found;
    }
}
