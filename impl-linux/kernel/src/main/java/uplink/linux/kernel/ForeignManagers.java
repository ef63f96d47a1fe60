// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uplink.linux.kernel.change.Target;

/**
 * Says which other manager runs an interface, by what these keep below {@code /run} and {@code /etc} while they run. Nothing is asked
 * of a bus, so it works with none.
 */
final class ForeignManagers {
    private static final List<String> CONNMAN_IGNORES =
            List.of("vmnet", "vboxnet", "virbr", "ifb", "ve-", "vb-", "ham", "veth");

    private final Path run;
    private final Path etc;
    private final Path proc;

    /** The machine's own. */
    ForeignManagers() {
        this(Path.of("/run"), Path.of("/etc"), Path.of("/proc"));
    }

    /** Other folders. */
    ForeignManagers(Path run, Path etc, Path proc) {
        this.run = run;
        this.etc = etc;
        this.proc = proc;
    }

    /** Name of the manager; empty when none runs it. */
    Optional<String> of(Target target) {
        if (networkManager(target.index())) {
            return Optional.of("NetworkManager");
        }
        if (networkd(target.index())) {
            return Optional.of("systemd-networkd");
        }
        if (dhcpcd(target.name())) {
            return Optional.of("dhcpcd");
        }
        return connMan(target.name()) ? Optional.of("ConnMan") : Optional.empty();
    }

    private boolean networkManager(int index) {
        return lines(run.resolve("NetworkManager/devices/" + index))
                        .anyMatch(line -> line.matches("managed=(true|full|assume|external)"))
                && running("NetworkManager");
    }

    private boolean networkd(int index) {
        return lines(run.resolve("systemd/netif/links/" + index))
                        .anyMatch(line -> line.matches("ADMIN_STATE=(configured|configuring|failed)"))
                && running("systemd-network");
    }

    /** One process per interface, or one for all; the latter has an interface when it holds its lease or settings. */
    private boolean dhcpcd(String name) {
        return Stream.of("dhcpcd/" + name + ".pid", "dhcpcd/" + name + "-4.pid", "dhcpcd/" + name + "-6.pid")
                        .map(run::resolve)
                        .anyMatch(this::alive)
                || alive(run.resolve("dhcpcd/pid")) && allowed(name);
    }

    private boolean alive(Path pidFile) {
        return lines(pidFile)
                .map(String::strip)
                .anyMatch(pid -> pid.matches("\\d+") && comm(proc.resolve(pid)).startsWith("dhcpcd"));
    }

    private boolean allowed(String name) {
        List<String> allow = words("allowinterfaces");
        List<String> deny = words("denyinterfaces");
        return (allow.isEmpty() || allow.stream().anyMatch(entry -> glob(entry, name)))
                && deny.stream().noneMatch(entry -> glob(entry, name));
    }

    private List<String> words(String option) {
        return lines(etc.resolve("dhcpcd.conf"))
                .filter(line -> line.startsWith(option + " "))
                .flatMap(line ->
                        Arrays.stream(line.substring(option.length()).strip().split("[\\s,]+")))
                .toList();
    }

    private static boolean glob(String entry, String name) {
        return name.matches(entry.replace(".", "\\.").replace("*", ".*").replace("?", "."));
    }

    private boolean connMan(String name) {
        List<String> ignored = lines(etc.resolve("connman/main.conf"))
                .filter(line -> line.replace(" ", "").startsWith("NetworkInterfaceBlacklist="))
                .findFirst()
                .map(line -> Arrays.asList(
                        line.substring(line.indexOf('=') + 1).strip().split("[\\s,;]+")))
                .orElse(CONNMAN_IGNORES);
        return running("connmand") && ignored.stream().noneMatch(name::startsWith);
    }

    private boolean running(String name) {
        try (Stream<Path> processes = Files.list(proc)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .anyMatch(process -> comm(process).equals(name) && here(process));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** One of another network namespace runs other interfaces. */
    private boolean here(Path process) {
        try {
            Path own = Files.readSymbolicLink(proc.resolve("thread-self/ns/net"));
            return own.equals(Files.readSymbolicLink(process.resolve("ns/net")));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static String comm(Path process) {
        return lines(process.resolve("comm")).findFirst().orElse("");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException absent) {
            return Stream.empty();
        }
    }
}
