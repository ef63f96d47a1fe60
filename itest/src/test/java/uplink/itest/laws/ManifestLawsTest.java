// SPDX-License-Identifier: Apache-2.0
package uplink.itest.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;

class ManifestLawsTest {
    private final List<Path> bundles = House.bundles();

    @Test
    void everyBundleRunsOnOldAndNewHosts() {
        assertThat(bundles).hasSizeGreaterThan(10).allSatisfy(bundle -> {
            Attributes manifest = House.manifest(bundle).getMainAttributes();
            String imports = "," + manifest.getValue("Import-Package");
            assertThat(imports).doesNotContain(",java.").doesNotContain("org.jspecify");
            assertRange(imports, "org.osgi.framework;", "[1.9,2)");
            assertRange(imports, "org.slf4j;", "[1.7,3)");
            assertThat(manifest.getValue("Require-Capability"))
                    .contains("osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"");
            assertThat(manifest.getValue("Bundle-License").split(",")[0]).isEqualTo("Apache-2.0");
        });
    }

    private static void assertRange(String imports, String of, String range) {
        int at = imports.indexOf("," + of);
        if (at >= 0) {
            assertThat(imports.substring(at)).startsWith("," + of + "version=\"" + range + "\"");
        }
    }

    @Test
    void theSymbolicNameIsTheArtifactAndTheMainPackage() {
        assertThat(bundles).allSatisfy(bundle -> {
            String name = House.manifest(bundle).getMainAttributes().getValue("Bundle-SymbolicName");
            String pom = House.text(bundle.resolve("pom.xml"));
            assertThat(pom.substring(pom.indexOf("</parent>")).replaceAll("(?s)<dependencies>.*", ""))
                    .contains("<artifactId>" + name + "</artifactId>");
            assertThat(bundle.resolve("src/main/java/" + name.replace('.', '/')))
                    .isDirectory();
        });
    }

    @Test
    void jarsHoldNothingOfWhereAndWhenTheyWereBuilt() {
        assertThat(bundles).allSatisfy(bundle -> {
            assertThat(House.entryTimes(bundle))
                    .as("times in the jar of %s", bundle)
                    .hasSize(1);
            Attributes manifest = House.manifest(bundle).getMainAttributes();
            assertThat(manifest.keySet())
                    .extracting(Object::toString)
                    .doesNotContain("Bnd-LastModified", "Build-Jdk", "Built-By", "Created-By", "Tool");
        });
    }

    @Test
    void onlyApisAndTheNativeSeamExportPackages() {
        assertThat(bundles).allSatisfy(bundle -> {
            String exports = House.manifest(bundle).getMainAttributes().getValue("Export-Package");
            boolean shared = House.inside(bundle, "api") || bundle.endsWith("netlink") || bundle.endsWith("impl-sim");
            assertThat(exports != null).as("%s exports %s", bundle, exports).isEqualTo(shared);
        });
    }
}
