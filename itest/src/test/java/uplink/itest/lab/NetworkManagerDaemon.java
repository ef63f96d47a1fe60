// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real NetworkManager, inside of a lab and on a bus of the test's own. It runs interfaces named {@code eth…}, modems, and nothing else. Its
 * profiles and its state are in a folder and outlive its ends.
 */
public final class NetworkManagerDaemon implements AutoCloseable {
    /** Its name on the bus. */
    public static final String NAME = "org.freedesktop.NetworkManager";

    /** What it runs, and how. */
    private static final String CONFIGURATION = """
            [main]
            plugins=keyfile
            no-auto-default=*
            dns=none
            rc-manager=unmanaged
            dhcp=internal
            hostname-mode=none
            auth-polkit=false
            systemd-resolved=false
            [keyfile]
            path=%s
            unmanaged-devices=*,except:interface-name:eth*,except:type:gsm
            """;

    /** A read-only {@code /sys} is how it knows that there is no udev to wait for. Its places for state cannot be chosen. */
    private static final String START = """
            mount --bind %1$s/run /run
            mount --bind %1$s/lib /var/lib/NetworkManager
            mount --bind %1$s/etc /etc/NetworkManager
            mount -o remount,ro /sys
            export DBUS_SYSTEM_BUS_ADDRESS=%2$s LC_ALL=C
            exec NetworkManager --debug --config=%1$s/NetworkManager.conf
            """;

    private final Lab lab;
    private final PrivateBus bus;
    private final Path folder;
    private final Path log;
    private Process daemon;
    private Instant begun = Instant.EPOCH;

    /** Makes its places below {@code folder}; starts nothing yet. */
    public NetworkManagerDaemon(Lab lab, PrivateBus bus, Path folder) throws IOException {
        this.lab = lab;
        this.bus = bus;
        this.folder = folder;
        log = Logs.file(lab.name() + "-NetworkManager");
        for (String name : new String[] {"run/NetworkManager", "lib", "etc", "connections"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.setPosixFilePermissions(folder.resolve("connections"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("start.sh"), START.formatted(folder, bus.address()));
        configure("");
    }

    /** Says what more there is in its configuration, from its next start. */
    public void configure(String more) throws IOException {
        Files.writeString(
                folder.resolve("NetworkManager.conf"), CONFIGURATION.formatted(folder.resolve("connections")) + more);
    }

    /** Starts it, with what it has kept, and waits until it is on the bus. */
    public void start() throws Exception {
        begun = Instant.now();
        daemon = lab.server(log, "sh", folder.resolve("start.sh").toString());
        Gateway.eventually("NetworkManager is on the bus", () -> {
            assertThat(daemon.isAlive()).as("NetworkManager lives; see %s", log).isTrue();
            return bus.owned(NAME);
        });
    }

    /** Waits until it has found what there is, and has brought up what it brings up by itself. */
    public void settle() throws Exception {
        Gateway.eventually(
                "NetworkManager has started",
                () -> nmcli("-g", "STARTUP", "general").equals("started"));
    }

    /** Waits until the connection of that UUID is up and written down as such, so that the next life goes on with it. */
    public void keep(String uuid) throws Exception {
        Gateway.eventually(
                "up: " + uuid,
                () -> nmcli("-g", "GENERAL.STATE", "connection", "show", uuid).equals("activated"));
        Gateway.eventually("NetworkManager has written down " + uuid, () -> {
            try (Stream<Path> files = Files.list(folder.resolve("run/NetworkManager/devices"))) {
                return files.toList().stream().anyMatch(file -> written(file, uuid));
            }
        });
    }

    private boolean written(Path file, String uuid) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(begun)
                    && Files.readString(file).contains("connection-uuid=" + uuid);
        } catch (IOException replaced) {
            return false;
        }
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        daemon.destroyForcibly().onExit().join();
    }

    /** From now on, it does nothing and answers nobody. */
    public void stopResponding() throws Exception {
        Lab.run("sh", "-c", "kill -STOP " + daemon.pid());
        Path state = Path.of("/proc", Long.toString(daemon.pid()), "stat");
        Gateway.eventually("stopped", () -> Files.readString(state).contains(") T "));
    }

    /** It goes on. */
    public void respond() {
        Lab.run("sh", "-c", "kill -CONT " + daemon.pid());
    }

    /** Its own command line, which must work; answers without the last line's end. */
    public String nmcli(String... words) throws Exception {
        Started.Answer answer = tried(words);
        assertThat(answer.status())
                .as("nmcli %s: %s; see %s", String.join(" ", words), answer.error(), log)
                .isZero();
        return answer.out().strip();
    }

    /** The same where it may fail. */
    Started.Answer tried(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("nmcli", "--wait", "20", "--colors", "no"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
        builder.environment().put("LC_ALL", "C");
        return new Started(builder.start()).answer();
    }

    /** What stands for {@code /run}, where it says which interfaces it runs. */
    public Path run() {
        return folder.resolve("run");
    }

    /** The files of its saved profiles. */
    public List<Path> profiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("connections"))) {
            return files.toList();
        }
    }

    @Override
    public void close() {
        if (daemon != null) {
            kill();
        }
    }
}
