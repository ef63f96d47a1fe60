// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** On what it was measured. */
final class Machine {
    private Machine() {}

    static String describe() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown processor");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return String.format(
                Locale.ROOT,
                "%d × %s, Linux %s, Java %s, load %s",
                Runtime.getRuntime().availableProcessors(),
                processor,
                System.getProperty("os.version"),
                Runtime.version(),
                load);
    }
}
