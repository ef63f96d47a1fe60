// SPDX-License-Identifier: Apache-2.0
package uplink.itest.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureLawsTest {
    private static final List<String> AREAS =
            List.of("profile", "manager", "cellular", "wifi", "statistics", "sockets");
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("uplink");

    @Test
    void noPackagesGoInCircles() {
        slices().matching("uplink.(**)").should().beFreeOfCycles().check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "manager", "cellular", "wifi", "statistics", "sockets"})
    void anApiSeesNoOtherApiButProfile(String area) {
        check("uplink." + area + "..", "uplink." + area, "uplink.profile");
    }

    @Test
    void serviceBundlesSeeApisAndThemselves() {
        for (JavaClass one : ALL) {
            if (one.getPackageName().startsWith("uplink.service.")) {
                String own = String.join(
                        ".", List.of(one.getPackageName().split("\\.")).subList(0, 3));
                check(one.getPackageName(), withApis(own));
            }
        }
    }

    @Test
    void linuxBundlesSeeApisAndTheNativeSeam() {
        check("uplink.linux.kernel..", withApis("uplink.linux.kernel", "uplink.linux.netlink"));
        check("uplink.linux.networkmanager..", withApis("uplink.linux.networkmanager", "uplink.linux.netlink"));
        check("uplink.linux.netlink..", "uplink.linux.netlink");
    }

    @Test
    void onlyTheNativeSeamTouchesTheNativeLibrary() {
        classes()
                .that()
                .resideInAPackage("uplink..")
                .and()
                .resideOutsideOfPackage("uplink.linux.netlink..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("com.sun.jna..")))
                .check(ALL);
    }

    private static String[] withApis(String... own) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(own), AREAS.stream().map(area -> "uplink." + area))
                .toArray(String[]::new);
    }

    private static void check(String subject, String... allowed) {
        DescribedPredicate<JavaClass> known = DescribedPredicate.describe("are allowed", one -> {
            String name = one.getPackageName();
            return !name.startsWith("uplink.")
                    || List.of(allowed).stream()
                            .anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
        });
        classes()
                .that()
                .resideInAPackage(subject)
                .should()
                .onlyDependOnClassesThat(known)
                .check(ALL);
    }
}
