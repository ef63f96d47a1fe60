// SPDX-License-Identifier: Apache-2.0
package uplink.itest.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project outside of this build uses the test kit by its coordinates: the example of {@code docs/testing.md}, with the dependency
 * that stands there. Its local repository is a new one that holds what an installation of Uplink puts there, and finds the rest in
 * that of the machine. Slow, so only where {@code CI} is set.
 */
class OutsideProjectTest {
    private static final Path ROOT =
            Path.of(System.getProperty("uplink.root", "..")).toAbsolutePath().normalize();
    private static final Pattern ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
    private static final String VERSION = "1.0.0-SNAPSHOT";

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void theExampleRunsInAProjectOfItsOwn() throws Exception {
        assumeTrue(System.getenv("CI") != null, "only in CI");
        Path repository = repository();
        Path project = project();
        Process maven = new ProcessBuilder("mvn", "-o", "-B", "-ntp", "-Dmaven.repo.local=" + repository, "test")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(maven.getInputStream().readAllBytes(), UTF_8);
        assertThat(maven.waitFor()).as(out).isZero();
        assertThat(out).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    }

    /** Everything of the machine's but Uplink, by links, and Uplink as it was built. */
    private Path repository() throws IOException {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        Path known = Path.of(System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2/repository").toString()));
        try (Stream<Path> all = Files.list(known)) {
            for (Path one : all.filter(one -> !one.endsWith("uplink")).toList()) {
                Files.createSymbolicLink(repository.resolve(one.getFileName()), one);
            }
        }
        install(repository, ROOT.resolve("pom.xml"), "uplink");
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                Matcher artifact = ARTIFACT.matcher(Files.readString(pom));
                if (artifact.find()) {
                    install(repository, pom, artifact.group(1));
                }
            }
        }
        return repository;
    }

    private static void install(Path repository, Path pom, String artifact) throws IOException {
        Path place = Files.createDirectories(
                repository.resolve("uplink").resolve(artifact).resolve(VERSION));
        Files.copy(pom, place.resolve(artifact + "-" + VERSION + ".pom"));
        Path jar = pom.resolveSibling("target").resolve(artifact + "-" + VERSION + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, place.resolve(jar.getFileName()));
        }
    }

    private Path project() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/testing.md"));
        String dependency = block(page, "xml");
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>outside</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                %s
                    <dependency>
                      <groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
                      <version>5.11.4</version><scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build><plugins>
                %s
                  </plugins></build>
                </project>
                """.formatted(dependency, plugins()));
        Path sources = Files.createDirectories(project.resolve("src/test/java/uplink/testkit/example"));
        Files.writeString(sources.resolve("ExampleTest.java"), block(page, "java"));
        return project;
    }

    private static String plugins() {
        return Stream.of(List.of("resources", "3.3.1"), List.of("compiler", "3.14.0"), List.of("surefire", "3.5.3"))
                .map(plugin -> "<plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-" + plugin.get(0)
                        + "-plugin</artifactId><version>" + plugin.get(1) + "</version></plugin>")
                .reduce("", String::concat);
    }

    private static String block(String page, String language) {
        String begin = "```" + language + "\n";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("```", from));
    }
}
