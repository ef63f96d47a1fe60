// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A message bus of a test's own, on a path socket, which is reached from every network namespace. Everybody may do everything on it;
 * nothing is started by it.
 */
public final class PrivateBus implements AutoCloseable {
    /** Tells in the environment of each bus which process it belongs to. */
    static final String OWNER = "UPLINK_TEST_BUS_OF";

    private static final AtomicBoolean LOOKED = new AtomicBoolean();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String CONFIGURATION = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>system</type><listen>%s</listen><auth>EXTERNAL</auth>
              <policy context="default">
                <allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="false"/>
                <allow send_type="method_call"/><allow send_type="signal"/>
                <allow send_requested_reply="true" send_type="method_return"/>
                <allow send_requested_reply="true" send_type="error"/>
                <allow receive_type="method_call"/><allow receive_type="method_return"/>
                <allow receive_type="error"/><allow receive_type="signal"/>
              </policy>
              %s
            </busconfig>
            """;

    private final Path configuration;
    private final Path socket;
    private final Path log;
    private Process daemon;

    /** Starts one whose socket is in {@code folder}. */
    public PrivateBus(Path folder) throws Exception {
        this(folder, "");
    }

    /** The same with more policies: elements {@code policy}, of which the last one that fits decides. */
    public PrivateBus(Path folder, String policies) throws Exception {
        if (!LOOKED.getAndSet(true)) {
            removeLeft();
        }
        socket = folder.resolve("bus.sock");
        configuration = Files.writeString(folder.resolve("bus.conf"), CONFIGURATION.formatted(address(), policies));
        log = Logs.file("bus-" + COUNT.incrementAndGet());
        start();
    }

    /** What a run before has left when it crashed. */
    static void removeLeft() throws IOException {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(PrivateBus::left).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean left(ProcessHandle process) {
        try {
            String environment = Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"));
            return Stream.of(environment.split("\0"))
                    .filter(line -> line.startsWith(OWNER + "="))
                    .map(line -> Long.valueOf(line.substring(OWNER.length() + 1)))
                    .anyMatch(owner -> ProcessHandle.of(owner).isEmpty());
        } catch (IOException othersOrGone) {
            return false;
        }
    }

    /** Where it is reached. */
    public String address() {
        return "unix:path=" + socket;
    }

    /** Starts it, or starts it again at the same place; waits until it answers. */
    public void start() throws Exception {
        Files.deleteIfExists(socket);
        ProcessBuilder builder = new ProcessBuilder(
                        "dbus-daemon", "--config-file=" + configuration, "--nofork", "--nopidfile")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put(OWNER, Long.toString(ProcessHandle.current().pid()));
        daemon = builder.start();
        Gateway.eventually(
                "the bus answers", () -> ask("org.freedesktop.DBus.GetId").status() == 0);
    }

    /** Ends it at once, as {@code kill -9} does; what is on it loses it. */
    public void kill() {
        daemon.destroyForcibly().onExit().join();
    }

    /** Is somebody there who has that name. */
    public boolean owned(String name) throws Exception {
        return ask("org.freedesktop.DBus.NameHasOwner", "string:" + name).out().contains("boolean true");
    }

    /** Calls a method of the bus itself. */
    Started.Answer ask(String... words) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(
                                "dbus-send",
                                "--bus=" + address(),
                                "--print-reply",
                                "--dest=org.freedesktop.DBus",
                                "/org/freedesktop/DBus"),
                        Stream.of(words))
                .toList();
        return new Started(new ProcessBuilder(command).start()).answer();
    }

    @Override
    public void close() {
        kill();
    }
}
