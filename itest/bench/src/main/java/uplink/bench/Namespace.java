// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A network namespace with one uplink, and as many further interfaces as wanted; gone when it is closed. */
final class Namespace implements AutoCloseable {
    static final String HOST = "192.0.2.2";
    static final String HOST6 = "2001:db8::2";
    static final String SERVER = "192.0.2.1";
    static final String SERVER6 = "2001:db8::1";

    /** Whatever is sent there is never heard of again. */
    static final String HOLE6 = "2001:db8:ffff::1";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "uplink-bench-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    private Namespace() {}

    /** With {@code interfaces} in all: lo, the uplink, its other end, and the rest. */
    static Namespace open(int interfaces) {
        Namespace made = new Namespace();
        Command.run("ip", "netns", "add", made.name);
        List<String> lines = new ArrayList<>(List.of(
                "link set lo up",
                "link add up0 type veth peer name far0",
                "link set far0 up",
                "link set up0 up",
                "addr add 192.0.2.2/24 dev up0",
                "route add default via 192.0.2.1 metric 100"));
        for (int pair = 0; pair < (interfaces - 3) / 2; pair++) {
            lines.add("link add a" + pair + " type veth peer name b" + pair);
            lines.add("link set a" + pair + " up");
            lines.add("link set b" + pair + " up");
            lines.add("addr add 198.18." + pair / 256 + "." + pair % 256 + "/32 dev a" + pair);
        }
        made.batch(lines);
        return made;
    }

    /** Two of them joined by a cable: {@code up0} here, {@code far0} there, both families. */
    static List<Namespace> pair() {
        Namespace host = new Namespace();
        Namespace server = new Namespace();
        for (Namespace each : List.of(host, server)) {
            Command.run("ip", "netns", "add", each.name);
        }
        host.batch(List.of(
                "link set lo up",
                "link add up0 type veth peer name far0 netns " + server.name,
                "link set up0 up",
                "addr add " + HOST + "/24 dev up0",
                "addr add " + HOST6 + "/64 dev up0 nodad",
                "route add default via " + SERVER,
                "route add default via " + SERVER6));
        server.batch(List.of(
                "link set lo up",
                "link set far0 up",
                "addr add " + SERVER + "/24 dev far0",
                "addr add " + SERVER6 + "/64 dev far0 nodad",
                "route add blackhole " + HOLE6));
        return List.of(host, server);
    }

    private void batch(List<String> lines) {
        try {
            Path file = Files.createTempFile("uplink-bench", ".batch");
            Files.write(file, lines);
            Command.run("ip", "-n", name, "-batch", file.toString());
            Files.delete(file);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What runs {@code words} inside. */
    List<String> inside(List<String> words) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(words);
        return command;
    }

    @Override
    public void close() {
        Command.run("ip", "netns", "delete", name);
    }
}
