// SPDX-License-Identifier: Apache-2.0
package uplink.itest.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the project's own files. */
final class House {
    static final Path ROOT =
            Path.of(System.getProperty("uplink.root", "..")).toAbsolutePath().normalize();
    private static final List<String> GROUPS = List.of("api", "bundles", "impl-linux", "impl-sim");

    private House() {}

    /** Every file that is written by hand and ends so. */
    static List<Path> files(String... endings) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> !inside(file, "target") && !inside(file, ".git"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean inside(Path file, String folder) {
        for (Path part : ROOT.relativize(file)) {
            if (part.toString().equals(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Folders of the bundles that were built. */
    static List<Path> bundles() {
        return files("pom.xml").stream()
                .map(Path::getParent)
                .filter(folder ->
                        GROUPS.contains(ROOT.relativize(folder).getName(0).toString()))
                .filter(folder -> Files.isDirectory(folder.resolve("src/main")))
                .filter(folder -> text(folder.resolveSibling("pom.xml"))
                        .contains("<module>" + folder.getFileName() + "</module>"))
                .toList();
    }

    static Path jar(Path bundle) {
        try (Stream<Path> files = Files.list(bundle.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(bundle + " is not built: run verify from the root"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Manifest manifest(Path bundle) {
        try (JarFile jar = new JarFile(jar(bundle).toFile())) {
            return jar.getManifest();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Set<Object> entryTimes(Path bundle) {
        try (JarFile jar = new JarFile(jar(bundle).toFile())) {
            return jar.stream().map(JarEntry::getTimeLocal).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
