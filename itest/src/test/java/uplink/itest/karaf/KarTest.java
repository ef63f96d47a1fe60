// SPDX-License-Identifier: Apache-2.0
package uplink.itest.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import uplink.itest.lab.Gateway;

/**
 * The features are whole: what they name is in the archive, and runs in a framework that offers no more than Karaf does, on any Java.
 * {@link KarafLabTest} runs a Karaf.
 */
class KarTest {
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("uplink.root", ".."), "features/launcher/target/uplink/bundles");

    @TempDir
    private Path files;

    private Kar kar;

    @BeforeEach
    void unpack() throws Exception {
        kar = Kar.unpack(Files.createDirectories(files.resolve("kar")));
    }

    @Test
    void holdsWhatItsFeaturesNameAndNothingElse() throws Exception {
        List<Path> named = kar.features().keySet().stream()
                .flatMap(feature -> kar.parts(feature).stream())
                .map(Kar.Part::file)
                .distinct()
                .toList();
        assertThat(kar.jars()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void onlyAGatewayIsInstalledUnasked() {
        assertThat(kar.features().values())
                .filteredOn(feature -> !feature.getAttribute("install").equals("manual"))
                .extracting(feature -> feature.getAttribute("name"))
                .containsExactly("uplink");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uplink", "uplink-sim"})
    void aFeatureRunsOnWhatKarafOffers(String feature) throws Exception {
        Framework framework = framework(feature.equals("uplink") ? "kernel" : "sim");
        try {
            List<Bundle> bundles = new ArrayList<>();
            for (Kar.Part part : kar.parts(feature)) {
                bundles.add(framework
                        .getBundleContext()
                        .installBundle("reference:" + part.file().toUri()));
                bundles.get(bundles.size() - 1).adapt(BundleStartLevel.class).setStartLevel(part.startLevel());
            }
            bundles.sort(Comparator.comparing(
                    one -> one.adapt(BundleStartLevel.class).getStartLevel()));
            for (Bundle bundle : bundles) {
                bundle.start();
            }
            assertThat(bundles).allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
            Gateway.eventually("the commands", () -> Files.exists(files.resolve("socket/uplink.sock")));
            assertThat(framework.getBundleContext().getAllServiceReferences("uplink.manager.Connections", null))
                    .isNotNull();
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private Framework framework(String backend) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        files.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17",
                        Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                        "100",
                        "felix.log.level",
                        "1",
                        "uplink.backends",
                        backend,
                        "uplink.socket",
                        files.resolve("socket/uplink.sock").toString(),
                        "uplink.store",
                        "none"));
        framework.start();
        try (Stream<Path> all = Files.list(CONFIGURATION)) {
            for (Path jar : all.filter(one -> one.getFileName().toString().contains("configadmin"))
                    .toList()) {
                framework
                        .getBundleContext()
                        .installBundle("reference:" + jar.toUri())
                        .start();
            }
        }
        return framework;
    }
}
