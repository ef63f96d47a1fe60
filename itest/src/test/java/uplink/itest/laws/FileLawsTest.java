// SPDX-License-Identifier: Apache-2.0
package uplink.itest.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileLawsTest {
    private static final Set<String> LICENCE = Set.of(
            "// SPDX-License-Identifier: Apache-2.0",
            "# SPDX-License-Identifier: Apache-2.0",
            "<!-- SPDX-License-Identifier: Apache-2.0 -->");

    @Test
    void everyFileNamesItsLicenceOnce() {
        List<Path> files = Stream.concat(
                        House.files(".java", ".xml", ".sh").stream(),
                        Stream.of("uplink", "verify", ".ci/run").map(House.ROOT::resolve))
                .toList();
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files)
                .filteredOn(file ->
                        House.text(file).lines().filter(LICENCE::contains).count() != 1)
                .isEmpty();
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        List<Path> packages = House.files(".java").stream()
                .filter(file -> House.inside(file, "main"))
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages).hasSizeGreaterThan(15).allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(Files.exists(info)).as("%s has a package-info", folder).isTrue();
            assertThat(House.text(info)).contains("@NullMarked").contains("/** ");
        });
    }

    @Test
    void pomsStayShort() {
        assertThat(House.text(House.ROOT.resolve("pom.xml")).lines().count()).isLessThan(300);
        assertThat(House.bundles())
                .hasSizeGreaterThan(10)
                .allSatisfy(bundle -> assertThat(
                                House.text(bundle.resolve("pom.xml")).lines().count())
                        .as("lines of the pom of %s", bundle)
                        .isLessThan(30));
    }
}
