// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A network namespace of a test's own, gone when it is closed. Nothing outside of it is touched. */
public final class Lab implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final AtomicBoolean LOOKED = new AtomicBoolean();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;

    private final String name = "uplink-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    private final List<Process> servers = new ArrayList<>();

    private Lab() {}

    /** Stands for no namespace of its own; cannot be used for anything. */
    static Lab none() {
        return new Lab();
    }

    /** Makes one; skips the test where that is not possible, but never under continuous integration. */
    public static Lab open() {
        boolean able = Boolean.parseBoolean(System.getenv("CI"))
                || System.getProperty("user.name").equals("root")
                        && Path.of("/usr/sbin/ip").toFile().exists()
                || System.getProperty("user.name").equals("root")
                        && Path.of("/sbin/ip").toFile().exists();
        Assumptions.assumeTrue(able, "namespaces need root and iproute2");
        if (!LOOKED.getAndSet(true)) {
            removeLeft();
        }
        Lab lab = new Lab();
        run("ip", "netns", "add", lab.name);
        lab.ip("link set lo up");
        return lab;
    }

    /** What a run before has left when it crashed: its servers, its namespaces. */
    private static void removeLeft() {
        Pattern own = Pattern.compile("uplink-(\\d+)-\\d+");
        for (String line : run("ip", "netns", "list").split("\n")) {
            Matcher matcher = own.matcher(line.split(" ")[0]);
            if (matcher.matches()
                    && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty()) {
                endProcesses(matcher.group());
                run("ip", "netns", "delete", matcher.group());
            }
        }
    }

    private static void endProcesses(String namespace) {
        for (String pid : run("ip", "netns", "pids", namespace).split("\\s+")) {
            if (!pid.isEmpty() && Long.parseLong(pid) != ProcessHandle.current().pid()) {
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    /** Joins this namespace and another by a virtual cable. */
    public void cable(String name, Lab other, String far) {
        ip("link add " + name + " type veth peer name " + far + " netns " + other.name);
    }

    /** Starts a server inside, which ends with this; its output goes nowhere. */
    public Process server(String... command) {
        return server(ProcessBuilder.Redirect.DISCARD, command);
    }

    /** The same, whose output goes to the end of {@code log}. */
    public Process server(Path log, String... command) {
        return server(ProcessBuilder.Redirect.appendTo(log.toFile()), command);
    }

    private Process server(ProcessBuilder.Redirect output, String... command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name));
        words.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            servers.add(process);
            return process;
        } catch (IOException failed) {
            throw new IllegalStateException(String.join(" ", command), failed);
        }
    }

    /** Runs a command inside to its end and answers what it prints. */
    public String command(String... command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name));
        words.addAll(List.of(command));
        return run(words.toArray(String[]::new));
    }

    /** What {@code ip -j} says. */
    public JsonNode json(String words) {
        try {
            return JSON.readTree(ip("-j " + words));
        } catch (IOException unreadable) {
            throw new IllegalStateException(words, unreadable);
        }
    }

    /** Its name, as {@code ip netns} knows it. */
    public String name() {
        return name;
    }

    /** {@code ip} with these words, inside. */
    public String ip(String words) {
        List<String> command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(words.split(" ")));
        return run(command.toArray(String[]::new));
    }

    /** Runs {@code work} by a thread that lives inside. */
    public <T> T inside(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            enter();
            return work.call();
        });
        Thread thread = new Thread(task, "lab-" + name);
        thread.start();
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private void enter() {
        int descriptor = Calls.open("/run/netns/" + name, O_RDONLY_CLOEXEC);
        if (descriptor < 0 || Calls.setns(descriptor, CLONE_NEWNET) < 0) {
            throw new IllegalStateException("cannot enter " + name + ": errno " + Native.getLastError());
        }
        Calls.close(descriptor);
    }

    /** Ends the servers and whoever else lives inside, and removes it. */
    @Override
    public void close() {
        servers.forEach(Process::destroy);
        endProcesses(name);
        run("ip", "netns", "delete", name);
    }

    /** Has a process do nothing from now on; waits until all of its threads stand still. */
    static void freeze(Process process) throws Exception {
        run("sh", "-c", "kill -STOP " + process.pid());
        Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
        Gateway.eventually("frozen", () -> {
            try (Stream<Path> all = Files.list(threads)) {
                return all.allMatch(Lab::still);
            }
        });
    }

    private static boolean still(Path thread) {
        try {
            return Files.readString(thread.resolve("stat")).contains(") T ");
        } catch (IOException gone) {
            return true;
        }
    }

    /** Lets it go on. */
    static void thaw(Process process) {
        run("sh", "-c", "kill -CONT " + process.pid());
    }

    /** Runs a command to its end and answers what it prints. */
    public static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(String.join(" ", command), failed);
        }
    }

    private static final class Calls {
        static {
            Native.register(Calls.class, "c");
        }

        static native int open(String path, int flags);

        static native int setns(int descriptor, int type);

        static native int close(int descriptor);
    }
}
