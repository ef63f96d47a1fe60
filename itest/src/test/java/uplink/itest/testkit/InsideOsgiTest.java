// SPDX-License-Identifier: Apache-2.0
package uplink.itest.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.util.Preconditions;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import uplink.testkit.SimulationExtension;

/** The test kit in a bundle takes the services of the framework that it runs in. */
class InsideOsgiTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("uplink.root", ".."), "features/launcher/target/uplink/bundles");
    private static final List<Class<?>> KIT = List.of(
            Test.class,
            JupiterTestEngine.class,
            Preconditions.class,
            TestEngine.class,
            Launcher.class,
            AssertionFailedError.class,
            SimulationExtension.class);

    @TempDir
    Path storage;

    @Test
    @Timeout(60)
    void aTestInABundleRunsInTheRunningFramework() throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.slf4j;version=1.7.36",
                        "felix.log.level",
                        "1",
                        "uplink.socket",
                        "none",
                        "uplink.backends",
                        "sim",
                        "uplink.store",
                        "none"));
        framework.start();
        try {
            List<Bundle> bundles = new ArrayList<>();
            for (URL jar : jars()) {
                bundles.add(framework.getBundleContext().installBundle(jar.toString()));
            }
            bundles.add(framework.getBundleContext().installBundle("test", testBundle()));
            for (Bundle bundle : bundles) {
                bundle.start();
            }
            Class<?> runner = bundles.get(bundles.size() - 1).loadClass(InsideRunner.class.getName());
            assertThat(runner).isNotSameAs(InsideRunner.class);
            assertThat(runner.getMethod("run").invoke(null)).isEqualTo("1 succeeded");
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private static List<URL> jars() throws IOException {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().contains("linux"))
                    .sorted()
                    .toList()) {
                jars.add(file.toUri().toURL());
            }
        }
        for (Class<?> type : KIT) {
            jars.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        return jars;
    }

    private static InputStream testBundle() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.example.test");
        headers.putValue(Constants.DYNAMICIMPORT_PACKAGE, "*");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (String name : List.of("Inside", "Inside$1", "InsideRunner")) {
                String path = InsideOsgiTest.class.getPackageName().replace('.', '/') + "/" + name + ".class";
                jar.putNextEntry(new JarEntry(path));
                try (InputStream code = InsideOsgiTest.class.getClassLoader().getResourceAsStream(path)) {
                    assertThat(code).as(path).isNotNull();
                    code.transferTo(jar);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
