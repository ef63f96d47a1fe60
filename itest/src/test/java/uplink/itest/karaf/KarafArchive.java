// SPDX-License-Identifier: Apache-2.0
package uplink.itest.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Apache Karaf as it is published, fetched by Maven when a test wants it, so that the build itself does not depend on it. */
final class KarafArchive {
    private static final String VERSION = "4.4.10";
    private static final String ARTIFACT = "org.apache.karaf:apache-karaf:" + VERSION + ":tar.gz";
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:";
    private static final String LOCAL = System.getProperty(
            "localRepository",
            Path.of(System.getProperty("user.home"), ".m2/repository").toString());

    private KarafArchive() {}

    /**
     * Puts it into {@code folder}, from the local repository; under continuous integration from where Maven finds it. Skips the test
     * where there is none, but never under continuous integration.
     */
    static Path fetch(Path folder) throws Exception {
        boolean demanded = Boolean.parseBoolean(System.getenv("CI"));
        String said = copy(folder, "-o");
        Path archive = folder.resolve("apache-karaf-" + VERSION + ".tar.gz");
        if (demanded && !Files.exists(archive)) {
            said = copy(folder, "-U");
        }
        assumeTrue(
                demanded || Files.exists(archive),
                "no Karaf in the local repository; this brings it: mvn " + PLUGIN + "get -Dartifact=" + ARTIFACT
                        + " -Dtransitive=false");
        assertThat(archive).as(said).exists();
        return archive;
    }

    /** What Maven says, which has its options from here and from nowhere else. */
    private static String copy(Path folder, String... options) throws Exception {
        Path log = folder.resolve("maven.log");
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dmaven.repo.local=" + LOCAL,
                PLUGIN + "copy",
                "-Dartifact=" + ARTIFACT,
                "-DoutputDirectory=" + folder));
        Process maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(maven.waitFor(4, TimeUnit.MINUTES)).as("Maven ends").isTrue();
        } finally {
            maven.destroyForcibly();
        }
        return Files.readString(log);
    }
}
