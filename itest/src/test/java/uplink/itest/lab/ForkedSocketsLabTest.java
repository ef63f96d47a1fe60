// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for root holds for one who may do nothing, on the oldest Java and on the newest one that is installed. */
@Timeout(120)
class ForkedSocketsLabTest {
    private static final String NOBODY = "65534";

    private TwoUplinks lab;
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        lab = new TwoUplinks();
        lab.rulesOfB();
        folder = Files.createTempDirectory("uplink-forked");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    static Stream<List<String>> whoAndWhere() throws IOException {
        List<List<String>> all = new ArrayList<>();
        Path own = Path.of(System.getProperty("java.home"));
        all.add(List.of(own.toString(), "0"));
        all.add(List.of(own.toString(), NOBODY));
        newest().ifPresent(java -> all.add(List.of(java.toString(), NOBODY)));
        return all.stream();
    }

    private static Optional<Path> newest() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(all)) {
            return found.filter(java -> java.getFileName().toString().contains("25"))
                    .filter(java -> Files.isExecutable(java.resolve("bin/java")))
                    .findFirst();
        }
    }

    @ParameterizedTest
    @MethodSource("whoAndWhere")
    void everySocketIsHeld(List<String> who) throws Exception {
        try (NamedHttpServer a = lab.a.inside(() -> http("A"));
                NamedHttpServer b = lab.b.inside(() -> http("B"))) {
            Process process = fork(Path.of(who.get(0)), who.get(1));
            List<String> lines = new ArrayList<>();
            try (BufferedReader out = process.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (line.equals("listening")) {
                        assertThat(lab.a.inside(() -> reached("192.0.2.2", 8008)))
                                .isFalse();
                        assertThat(lab.a.inside(() -> reached(linkLocal(), 8009)))
                                .isFalse();
                        assertThat(lab.b.inside(() -> reached("192.0.2.6", 8008)))
                                .isTrue();
                        assertThat(lab.b.inside(() -> reached(linkLocal(), 8009)))
                                .isTrue();
                    }
                }
            } finally {
                process.destroy();
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            boolean newer = who.get(0).contains("25");
            assertThat(lines)
                    .contains("binding DEVICE", accepted(), newer ? "http SOURCE B" : "http NOT_SUPPORTED")
                    .filteredOn(line -> line.matches("(tcp|channel|udp|udpchannel) .*"))
                    .hasSize(12)
                    .allMatch(line -> line.endsWith(" B"));
            assertThat(a.requests).isEmpty();
            assertThat(b.requests).hasSize(newer ? 1 : 0);
        }
    }

    private static NamedHttpServer http(String name) throws IOException {
        return new NamedHttpServer(name, 8080, ServerSocketFactory.getDefault());
    }

    /** Both were reached by B, the second one with the scope of that interface. */
    private String accepted() {
        return "accepted 192.0.2.5 and fe80:0:0:0:0:0:0:1%"
                + lab.host.json("link show b0").get(0).get("ifindex").asInt();
    }

    private static String linkLocal() throws IOException {
        return "fe80::2%" + NetworkInterface.getByName("s0").getIndex();
    }

    private static boolean reached(String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** By a class path that anybody can read. */
    private Process fork(Path java, String user) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", lab.host.name()));
        command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        if (!user.equals("0")) {
            command.addAll(List.of("--bounding-set=-all", "--no-new-privs"));
        }
        command.addAll(List.of(java.resolve("bin/java").toString(), "-Djava.io.tmpdir=/tmp", "-cp", classPath()));
        command.add(ForkedGateway.class.getName());
        command.addAll(List.of(TwoUplinks.IPV4, TwoUplinks.IPV6, TwoUplinks.LINK_LOCAL));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private String classPath() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(":")) {
            Path from = Path.of(part);
            if (Files.exists(from) && !part.endsWith(".pom")) {
                Path to = folder.resolve(parts.size() + "-" + from.getFileName());
                copy(from, to);
                parts.add(to.toString());
            }
        }
        return String.join(":", parts);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            all.forEach(path -> {
                Path target = from.equals(path)
                        ? to
                        : to.resolve(from.relativize(path).toString());
                try {
                    Files.copy(path, target);
                    target.toFile().setReadable(true, false);
                    target.toFile().setExecutable(Files.isDirectory(target), false);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
    }
}
