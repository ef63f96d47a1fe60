// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A namespace whose port {@code up0} the real NetworkManager runs, on a bus of its own; gone when it is closed. */
final class ManagedNamespace implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String POLICY = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>system</type><listen>unix:path=FOLDER/bus.sock</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="false"/>
            <allow send_type="method_call"/><allow send_type="signal"/>
            <allow send_requested_reply="true" send_type="method_return"/>
            <allow send_requested_reply="true" send_type="error"/>
            <allow receive_type="method_call"/><allow receive_type="method_return"/>
            <allow receive_type="error"/><allow receive_type="signal"/></policy></busconfig>
            """;
    private static final String SETTINGS = """
            [main]
            plugins=keyfile
            no-auto-default=*
            dns=none
            rc-manager=unmanaged
            hostname-mode=none
            auth-polkit=false
            [keyfile]
            path=FOLDER/connections
            unmanaged-devices=*,except:interface-name:up0
            """;

    /** A read-only /sys tells NetworkManager that there is no udev. */
    private static final String INNER = """
            mount --bind FOLDER/run /run && mkdir -p /run/NetworkManager
            mount --bind FOLDER/lib /var/lib/NetworkManager && mount --bind FOLDER/etc /etc/NetworkManager
            mount -o remount,ro /sys
            export DBUS_SYSTEM_BUS_ADDRESS=unix:path=FOLDER/bus.sock
            exec NetworkManager --debug --config=FOLDER/NetworkManager.conf
            """;

    private final Namespace namespace = Namespace.open(3);
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    ManagedNamespace() {
        try {
            folder = Files.createTempDirectory("uplink-bench-nm");
            for (String name : List.of("connections", "run", "lib", "etc")) {
                Files.createDirectory(folder.resolve(name));
            }
            Command.run("chmod", "700", folder.resolve("connections").toString());
            begin();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What does not come up is taken down again. */
    private void begin() throws IOException {
        try {
            String bus = write("bus.conf", POLICY);
            write("NetworkManager.conf", SETTINGS);
            start(List.of("dbus-daemon", "--config-file=" + bus, "--nofork", "--nopidfile"));
            Waiting.until("a bus", PATIENCE, () -> Files.exists(folder.resolve("bus.sock")) ? this : null);
            start(namespace.inside(List.of("sh", write("inner.sh", INNER))));
            Waiting.until("NetworkManager", PATIENCE, () -> answers() ? this : null);
        } catch (IllegalStateException failed) {
            close();
            throw failed;
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace("FOLDER", folder.toString()))
                .toString();
    }

    private void start(List<String> words) throws IOException {
        processes.add(new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private boolean answers() {
        try {
            return client("general", "status").start().waitFor() == 0;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String address() {
        return "unix:path=" + folder.resolve("bus.sock");
    }

    /** {@code nmcli} of that NetworkManager, not started. */
    ProcessBuilder client(String... words) {
        List<String> command = new ArrayList<>(List.of("nmcli"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", address());
        return builder;
    }

    @Override
    public void close() {
        try {
            for (int last = processes.size() - 1; last >= 0; last--) {
                processes.get(last).destroy();
                processes.get(last).waitFor();
            }
            namespace.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
