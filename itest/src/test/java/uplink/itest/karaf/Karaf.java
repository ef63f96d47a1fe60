// SPDX-License-Identifier: Apache-2.0
package uplink.itest.karaf;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import uplink.itest.lab.Lab;

/** A Karaf of a test's own, as unpacked, but that it looks for nothing beyond itself. */
record Karaf(Lab lab, Path home) {

    /** Unpacks it below {@code folder}. */
    static Karaf unpack(Lab lab, Path folder) throws Exception {
        Path archive = KarafArchive.fetch(Files.createDirectories(folder));
        Path home = Files.createDirectory(folder.resolve("home"));
        Lab.run("tar", "-xzf", archive.toString(), "-C", home.toString(), "--strip-components=1");
        Karaf karaf = new Karaf(lab, home);
        karaf.stayAlone(Files.createDirectory(folder.resolve("repository")));
        return karaf;
    }

    /** Neither the network's repositories nor that of the user: the archive has to have everything with it. */
    private void stayAlone(Path repository) throws IOException {
        Path file = home.resolve("etc/org.ops4j.pax.url.mvn.cfg");
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        lines.setProperty("org.ops4j.pax.url.mvn.repositories", "");
        lines.setProperty("org.ops4j.pax.url.mvn.localRepository", repository.toString());
        try (Writer writer = Files.newBufferedWriter(file)) {
            lines.store(writer, null);
        }
    }

    /** Framework properties, where the manual says that they belong. */
    void set(Map<String, String> properties) throws IOException {
        List<String> lines = properties.entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue())
                .toList();
        Files.write(home.resolve("etc/custom.properties"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As an operator does it, while Karaf runs or before. */
    void deploy(Path archive) throws IOException {
        Files.copy(archive, home.resolve("deploy").resolve(archive.getFileName()));
    }

    /** Takes back what was deployed. */
    void withdraw(Path archive) throws IOException {
        Files.delete(home.resolve("deploy").resolve(archive.getFileName()));
    }

    /** Starts it inside of the lab by its own script, which becomes it; what it logs is kept beside the reports of the tests. */
    Process start() throws IOException {
        Path logs = Files.createDirectories(Path.of(
                        "target", "daemons", "karaf-" + ProcessHandle.current().pid()))
                .toAbsolutePath();
        return lab.server(
                logs.resolve("output.log"),
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "KARAF_LOG=" + logs,
                home.resolve("bin/karaf").toString(),
                "daemon");
    }
}
