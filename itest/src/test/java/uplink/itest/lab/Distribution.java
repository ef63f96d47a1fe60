// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The distribution as the script starts it, in a lab, with socket, store and temporary files in folders of the test's own. */
public record Distribution(Lab lab, Path folder, List<String> options) {
    private static final Path HOME = Path.of(System.getProperty("uplink.root", ".."), "features/launcher/target/uplink")
            .toAbsolutePath();

    /** With no options for the virtual machine. */
    public Distribution(Lab lab, Path folder) {
        this(lab, folder, List.of());
    }

    /** Where a gateway of it listens. */
    public Path socket() {
        return folder.resolve("run/uplink.sock");
    }

    Path store() {
        return folder.resolve("store");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Starts it with these words. */
    public Process start(String... words) throws IOException {
        Files.createDirectories(temporary());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", lab.name(), java));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Duplink.home=" + HOME,
                "-Duplink.socket=" + socket(),
                "-Duplink.store=" + store(),
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                HOME + "/lib/*",
                "uplink.launcher.Launcher"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    /** Runs one command to its end. */
    public Started.Answer run(String... words) throws Exception {
        return new Started(start(words)).answer();
    }
}
