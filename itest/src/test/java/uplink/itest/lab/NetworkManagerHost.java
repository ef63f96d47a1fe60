// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import uplink.linux.netlink.Sysfs;

/**
 * A host whose network the real NetworkManager runs: a namespace, a bus, the daemon, and a cable from the port {@code eth7} to a
 * provider. Everything ends when it is closed, what a crashed run has left when the next one begins.
 */
public final class NetworkManagerHost implements AutoCloseable {
    /** The port with the cable. */
    public static final String PORT = "eth7";

    private final Lab lab;
    private final Provider provider;
    private final PrivateBus bus;
    private final NetworkManagerDaemon daemon;
    private final Process holder;

    /**
     * Lays the cable and starts the bus, with {@code policies} of its own; the daemon is still to be started. Nobody looks for others
     * with the same IPv6 address, which takes seconds.
     */
    public NetworkManagerHost(Path folder, String policies) throws Exception {
        installed("NetworkManager", "nmcli", "dbus-daemon", "dbus-send", "dnsmasq");
        lab = Lab.open();
        provider = new Provider(Lab.open(), folder);
        lab.command("sh", "-c", "echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad");
        lab.cable(PORT, provider.lab(), "gw0");
        provider.settle();
        bus = new PrivateBus(folder, policies);
        daemon = new NetworkManagerDaemon(lab, bus, folder);
        holder = lab.server("sleep", "infinity");
    }

    /** The daemon runs, knows where to check the internet, and has found the port. */
    public static NetworkManagerHost started(Path folder) throws Exception {
        return started(folder, check(Provider.PAGE));
    }

    /** The daemon runs with {@code more} in its configuration, and has found the port. */
    static NetworkManagerHost started(Path folder, String more) throws Exception {
        NetworkManagerHost host = new NetworkManagerHost(folder, "");
        host.daemon.configure(more);
        host.daemon.start();
        host.daemon.settle();
        return host;
    }

    /** Configuration that has the internet checked by {@code page}. */
    static String check(String page) {
        return "[connectivity]\nenabled=true\nuri=%s\ninterval=60\nresponse=%s\n".formatted(page, Provider.WORD);
    }

    /** Skips the test where a program is missing, but never under continuous integration. */
    static void installed(String... programs) {
        for (String program : programs) {
            boolean there = Boolean.parseBoolean(System.getenv("CI"))
                    || Stream.of(System.getenv("PATH").split(":"))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            Assumptions.assumeTrue(there, program + " is not installed");
        }
    }

    /** Its namespace. */
    public Lab lab() {
        return lab;
    }

    /** What is at the far end of its cable. */
    public Provider provider() {
        return provider;
    }

    /** Its bus. */
    public PrivateBus bus() {
        return bus;
    }

    /** Its NetworkManager. */
    public NetworkManagerDaemon daemon() {
        return daemon;
    }

    /** What its kernel says of devices: {@code /sys} as it is mounted for whoever lives in its namespace. */
    public Sysfs sysfs() {
        return new Sysfs(Path.of("/proc", Long.toString(holder.pid()), "root/sys/class/net"));
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        bus.close();
        lab.close();
        provider.close();
    }
}
