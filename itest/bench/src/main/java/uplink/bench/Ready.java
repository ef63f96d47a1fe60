// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import uplink.manager.Connections;

/**
 * Main of a process that starts a framework. Prints a line at the first true status, which may come while other bundles still start,
 * then how much memory it has when all of them have, and stays until its standard input ends.
 */
public final class Ready {
    private static final Set<String> BARE = Set.of("org.apache.felix.scr", "org.apache.felix.configadmin");

    private Ready() {}

    /** {@code bare} for SCR alone, else everything that ships but the command line. */
    @SuppressWarnings("try") // it is only closed
    public static void main(String[] arguments) throws Exception {
        try (Gateway gateway = arguments[0].equals("bare") ? bare() : uplink()) {
            System.out.println(
                    residentKilobytes() + " " + ProcessHandle.current().pid());
            while (System.in.read() >= 0) {
                continue;
            }
        }
        System.exit(0);
    }

    private static Gateway bare() {
        Gateway gateway = Gateway.start("none", BARE::contains);
        gateway.service(ServiceComponentRuntime.class);
        System.out.println("ready");
        return gateway;
    }

    private static Gateway uplink() throws InterruptedException {
        Thread[] user = new Thread[1];
        Gateway gateway = Gateway.startAfter(
                context -> {
                    user[0] = new Thread(() -> await(context), "user");
                    user[0].start();
                },
                "kernel");
        user[0].join();
        return gateway;
    }

    private static void await(BundleContext context) {
        Connections connections = Gateway.service(context, Connections.class);
        Waiting.until(
                "a settled status",
                Duration.ofSeconds(20),
                () -> connections.status().settled() ? connections.status() : null);
        System.out.println("ready");
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
