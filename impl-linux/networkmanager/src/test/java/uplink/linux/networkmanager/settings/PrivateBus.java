// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import uplink.linux.networkmanager.bus.Bus;

/** A message bus of its own on a socket, and NetworkManager on it in namespaces of its own; both end with {@link #close}. */
final class PrivateBus implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String BUS = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>system</type><listen>unix:path=@DIR@/bus.sock</listen><auth>EXTERNAL</auth>
             <policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="false"/>
              <allow send_type="method_call"/><allow send_type="signal"/>
              <allow send_requested_reply="true" send_type="method_return"/>
              <allow send_requested_reply="true" send_type="error"/>
              <allow receive_type="method_call"/><allow receive_type="method_return"/>
              <allow receive_type="error"/><allow receive_type="signal"/>
             </policy></busconfig>
            """;
    private static final String MANAGER = """
            [main]
            plugins=keyfile
            no-auto-default=*
            dns=none
            rc-manager=unmanaged
            hostname-mode=none
            auth-polkit=false
            systemd-resolved=false
            [keyfile]
            path=@DIR@/connections
            unmanaged-devices=*
            """;
    private static final String INNER = """
            set -e
            mount -t sysfs -o ro sysfs /sys
            mount --bind @DIR@/run /run; mkdir -p /run/NetworkManager
            mount --bind @DIR@/lib /var/lib; mkdir -p /var/lib/NetworkManager
            mount --bind @DIR@/etc /etc/NetworkManager
            exec NetworkManager --debug --config=@DIR@/NetworkManager.conf
            """;

    private final Path folder;
    private final Deque<Process> processes = new ConcurrentLinkedDeque<>();

    private PrivateBus(Path folder) {
        this.folder = folder;
    }

    static PrivateBus start() throws IOException {
        PrivateBus bus = new PrivateBus(Files.createTempDirectory("uplink-bus"));
        bus.write("bus.conf", BUS);
        Process daemon = bus.run(List.of(
                "dbus-daemon",
                "--config-file=" + bus.folder + "/bus.conf",
                "--nofork",
                "--nopidfile",
                "--print-address"));
        // the address is printed once the socket listens
        daemon.inputReader().readLine();
        return bus;
    }

    String address() {
        return "unix:path=" + folder + "/bus.sock";
    }

    /** Returns when NetworkManager has taken its name. */
    void startNetworkManager() throws IOException, InterruptedException {
        for (String name : List.of("connections", "run", "lib", "etc")) {
            Files.createDirectory(
                    folder.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        write("NetworkManager.conf", MANAGER);
        write("inner.sh", INNER);
        CountDownLatch owned = new CountDownLatch(1);
        try (Bus watch = Bus.connect(address(), why -> {})) {
            watch.follow(Bus.NAME, Bus.NAME, signal -> {
                if (signal.text(0).equals("org.freedesktop.NetworkManager")) {
                    owned.countDown();
                }
            });
            run(List.of("unshare", "--net", "--mount", "sh", folder + "/inner.sh"));
            if (!owned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "NetworkManager took no name: " + Files.readString(folder.resolve("unshare.log")));
            }
        }
    }

    /** Runs {@code nmcli} to its end, and gives what it says. */
    String nmcli(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nmcli"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", address());
        Process process = builder.start();
        processes.push(process);
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
        return said;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text.replace("@DIR@", folder.toString()));
    }

    private Process run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve(command.get(0) + ".log").toFile());
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", address());
        Process process = builder.start();
        processes.push(process);
        return process;
    }

    @Override
    public void close() throws IOException {
        processes.forEach(PrivateBus::end);
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException late) {
            process.destroyForcibly();
        }
    }
}
