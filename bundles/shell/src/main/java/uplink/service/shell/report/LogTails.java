// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest part of the log: of the launcher's file and the one before it, or of Karaf's. */
final class LogTails {
    private static final int BYTES = 512 * 1024;
    private static final String NEWEST = "0.log";

    private LogTails() {}

    /** Redacted texts by the files' names; {@code property} tells properties of the framework, or null. */
    static Map<String, String> of(Property property) {
        Map<String, String> tails = new LinkedHashMap<>();
        for (Path file : files(property)) {
            try {
                tails.put("log/" + file.getFileName(), Redactor.text(tail(file)));
            } catch (IOException unreadable) {
                tails.put("log/" + file.getFileName(), "cannot be read: " + unreadable.getMessage());
            }
        }
        return tails;
    }

    /** Tells a property of the framework. */
    @FunctionalInterface
    interface Property {
        /** Its value, or null. */
        @Nullable
        String of(String name);
    }

    private static List<Path> files(Property property) {
        List<Path> files = new ArrayList<>();
        String own = property.of("uplink.log");
        if (own != null) {
            files.add(Path.of(own));
            if (own.endsWith(NEWEST)) {
                files.add(Path.of(own.substring(0, own.length() - NEWEST.length()) + "1.log"));
            }
        }
        String karaf = property.of("karaf.log");
        String data = property.of("karaf.data");
        if (karaf != null) {
            files.add(Path.of(karaf, "karaf.log"));
        } else if (data != null) {
            files.add(Path.of(data, "log", "karaf.log"));
        }
        return files.stream().filter(Files::isRegularFile).toList();
    }

    private static String tail(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long begin = Math.max(0, channel.size() - BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - begin));
            while (bytes.hasRemaining() && channel.read(bytes, begin + bytes.position()) > 0) {
                continue;
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            return begin == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }
}
