// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import uplink.manager.Connections;

/**
 * Main of a process that starts a framework, prints how long that took since the process began and how much memory it has, and
 * stays until its standard input ends.
 */
public final class Ready {
    private static final Set<String> BARE = Set.of("org.apache.felix.scr", "org.apache.felix.configadmin");

    private Ready() {}

    /** {@code bare} for SCR alone, else everything that ships but the command line. */
    public static void main(String[] arguments) throws Exception {
        boolean bare = arguments[0].equals("bare");
        try (Gateway gateway = bare ? Gateway.start("none", BARE::contains) : Gateway.start("kernel")) {
            if (bare) {
                gateway.service(ServiceComponentRuntime.class);
            } else {
                Connections connections = gateway.service(Connections.class);
                Waiting.until(
                        "a settled status",
                        Duration.ofSeconds(20),
                        () -> connections.status().settled() ? connections.status() : null);
            }
            Instant begin = ProcessHandle.current().info().startInstant().orElseThrow();
            long millis = Duration.between(begin, Instant.now()).toMillis();
            System.out.println(millis + " " + residentKilobytes() + " "
                    + ProcessHandle.current().pid());
            while (System.in.read() >= 0) {
                continue;
            }
        }
        System.exit(0);
    }

    private static long residentKilobytes() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
