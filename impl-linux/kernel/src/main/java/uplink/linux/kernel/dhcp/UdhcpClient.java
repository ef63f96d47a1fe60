// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.dhcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.kernel.change.Target;
import uplink.profile.LinkAddress;

/**
 * One process of {@code udhcpc} for one interface. It configures nothing itself: its script only says what the server has said. Runs
 * the thread {@code uplink-dhcp-NAME}, and the process in the network namespace of the thread that starts it.
 */
public final class UdhcpClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdhcpClient.class);
    private static final String SCRIPT = "uplink-udhcpc";
    private static final long RELEASE_MILLIS = 200;
    private static final String MARK = "uplink";
    private static final List<String> VARIABLES =
            List.of("ip", "mask", "router", "dns", "domain", "search", "serverid", "lease", "mtu");

    /** Is told what happens, on the client's thread. */
    public interface Listener {
        /** A lease was given, or given again. */
        void leased(DhcpLease lease);

        /** There is no lease any more, or nobody gives one. */
        void lost(String why);
    }

    private final Path program;
    private final Target target;
    private final Listener listener;
    private @Nullable Process process;
    private @Nullable Path script;
    private volatile boolean closed;

    /** For one interface; begins with {@link #start}. */
    public UdhcpClient(Path program, Target target, Listener listener) {
        this.program = program;
        this.target = target;
        this.listener = listener;
    }

    /** Where it is installed; empty when it is not. */
    public static Optional<Path> installed() {
        return Stream.of("/usr/sbin/udhcpc", "/sbin/udhcpc", "/usr/bin/udhcpc", "/bin/udhcpc")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it; it asks for {@code last} first, and never gives up. Ends one that a crash has left. */
    public void start(Optional<LinkAddress> last) {
        try {
            endLeftOver();
            script = writeScript();
            List<String> command = new ArrayList<>(List.of(program.toString(), "-f", "-i", target.name()));
            command.addAll(List.of("-s", script.toString(), "-t", "3", "-T", "2", "-A", "10", "-O", "search"));
            last.ifPresent(address -> command.addAll(List.of("-r", address.host())));
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = started;
            Thread reader = new Thread(() -> read(started), "uplink-dhcp-" + target.name());
            reader.setDaemon(true);
            reader.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + program, failed);
        }
    }

    private static Path writeScript() throws IOException {
        Path file = Files.createTempFile(
                SCRIPT, ".sh", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        StringBuilder format = new StringBuilder(MARK + "\\t%s");
        StringBuilder values = new StringBuilder(" \"$1\"");
        for (String variable : VARIABLES) {
            format.append("\\t").append(variable).append("=%s");
            values.append(" \"$").append(variable).append('"');
        }
        return Files.writeString(file, "#!/bin/sh\nprintf '" + format + "\\n'" + values + "\n");
    }

    private void read(Process started) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                take(line.split("\t"));
                line = lines.readLine();
            }
        } catch (IOException closedMeanwhile) {
            LOG.debug("The client of {} says no more", target.name(), closedMeanwhile);
        }
        if (!closed) {
            end(started.toHandle()); // it says no more a moment before it is gone
            listener.lost("udhcpc has ended");
        }
    }

    private void take(String[] words) {
        if (closed || words.length < 2 || !words[0].equals(MARK)) {
            return;
        }
        Map<String, String> variables = new HashMap<>();
        for (String word : List.of(words).subList(2, words.length)) {
            variables.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        switch (words[1]) {
            case "bound", "renew" -> leased(variables);
            case "leasefail" -> listener.lost("no server answers");
            case "nak" -> listener.lost("the server refuses");
            case "deconfig" -> LOG.debug("The client of {} begins anew", target.name());
            default -> LOG.debug("The client of {} says {}", target.name(), words[1]);
        }
    }

    private void leased(Map<String, String> variables) {
        try {
            listener.leased(DhcpLease.of(variables));
        } catch (IllegalArgumentException wrong) {
            LOG.warn("A lease for {} makes no sense: {}", target.name(), wrong.getMessage());
        }
    }

    /** Is it running. */
    public boolean running() {
        Process now = process;
        return now != null && now.isAlive();
    }

    /** Gives the lease back and ends it. */
    public void release() {
        Process now = process;
        if (now != null && now.isAlive()) {
            signal(now, "USR2");
            linger(now);
        }
        close();
    }

    /** The word to the server waits for the server's hardware address, and is lost when the link goes down before. */
    private static void linger(Process process) {
        try {
            process.waitFor(RELEASE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signal(Process process, String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException failed) {
            LOG.debug("A client could not be told {}", name, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it. The lease stays until it is over. */
    @Override
    public void close() {
        closed = true;
        Process now = process;
        if (now != null) {
            end(now.toHandle());
        }
        try {
            if (script != null) {
                Files.deleteIfExists(script);
            }
        } catch (IOException failed) {
            LOG.debug("{} stays", script, failed);
        }
    }

    private static void end(ProcessHandle handle) {
        handle.destroy();
        try {
            handle.onExit().get(1, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            handle.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One of the same namespace, for the same interface, with a script of ours. */
    private void endLeftOver() throws IOException {
        String namespace = namespace("thread-self");
        ProcessHandle.allProcesses()
                .filter(handle -> leftOver(handle.pid()) && namespace.equals(namespace(Long.toString(handle.pid()))))
                .forEach(handle -> {
                    LOG.info("Ends a DHCP client that was left: process {}", handle.pid());
                    end(handle);
                });
    }

    private boolean leftOver(long pid) {
        try {
            String command = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            List<String> words = List.of(command.split("\0"));
            return words.size() > 3
                    && words.get(0).endsWith("udhcpc")
                    && words.contains(target.name())
                    && command.contains("/" + SCRIPT);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String namespace(String process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", process, "ns", "net"))
                    .toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
