// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import uplink.profile.Privilege;

/** A framework of its own within this process, with the simulator and the service bundles of the class path. */
final class EmbeddedFramework implements AutoCloseable {
    private static final long STOP_MILLIS = 10_000;

    /** Shared with the test: bundles take them from the test's class path. */
    private static final List<String> SHARED = List.of(
            "uplink.profile",
            "uplink.profile.spi",
            "uplink.manager",
            "uplink.manager.spi",
            "uplink.wifi",
            "uplink.wifi.spi",
            "uplink.cellular",
            "uplink.cellular.spi",
            "uplink.statistics",
            "uplink.statistics.spi",
            "uplink.sockets",
            "uplink.sockets.spi");

    /** Shared too, since the simulator's classes and the service component runtime meet in them. */
    private static final String OTHERS = "org.slf4j;version=1.7.36,org.osgi.util.function;version=1.2,"
            + "org.osgi.util.promise;version=1.3,org.osgi.service.component;version=1.5,"
            + "org.osgi.service.component.runtime;version=1.5,org.osgi.service.component.runtime.dto;version=1.5";

    private final Path storage;
    private final Framework framework;
    private final BundleContext test;

    private EmbeddedFramework(Path storage, Framework framework, BundleContext test) {
        this.storage = storage;
        this.framework = framework;
        this.test = test;
    }

    /** Starts it; nothing of it is left when that fails. */
    static EmbeddedFramework start() throws IOException, BundleException {
        List<Path> jars = ClassPath.bundles();
        Path storage = Files.createTempDirectory("uplink-testkit");
        Framework framework = felix().newFramework(properties(storage));
        try {
            framework.start();
            List<Bundle> bundles = new ArrayList<>();
            for (Path jar : jars) {
                bundles.add(framework.getBundleContext().installBundle("reference:" + jar.toUri()));
            }
            Bundle test = framework.getBundleContext().installBundle("uplink:test", testBundle());
            bundles.add(test);
            for (Bundle bundle : bundles) {
                bundle.start();
            }
            return new EmbeddedFramework(storage, framework, test.getBundleContext());
        } catch (IOException | BundleException | RuntimeException failed) {
            stop(framework, storage);
            throw failed;
        }
    }

    /** Whatever other framework is on the class path too: the test shall run in the same one everywhere. */
    private static FrameworkFactory felix() {
        return ServiceLoader.load(FrameworkFactory.class, EmbeddedFramework.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().startsWith("org.apache.felix."))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("org.apache.felix.framework is not on the class path"))
                .get();
    }

    /** That of the bundle which stands for the test. */
    BundleContext context() {
        return test;
    }

    @Override
    public void close() throws IOException, BundleException {
        stop(framework, storage);
    }

    private static void stop(Framework framework, Path storage) throws IOException, BundleException {
        framework.stop();
        try {
            framework.waitForStop(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * The simulator exports a package, and has components in it: by boot delegation its classes are those of the test, so that the
     * {@code Simulation} of the test is the one that is registered.
     */
    private static Map<String, String> properties(Path storage) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_FRAMEWORK);
        properties.put(Constants.FRAMEWORK_BOOTDELEGATION, "uplink.sim,uplink.sim.*");
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages());
        properties.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, privileges());
        properties.put("felix.log.level", "1");
        properties.put("felix.resolver.parallelism", "1");
        properties.put("uplink.backends", "sim");
        properties.put("uplink.store", "none");
        return properties;
    }

    private static String packages() {
        return SHARED.stream().map(name -> name + ";version=1.0.0").collect(Collectors.joining(",")) + ',' + OTHERS;
    }

    private static String privileges() {
        return Stream.of(Privilege.values())
                .map(privilege -> Privilege.NAMESPACE + ";" + Privilege.NAMESPACE + "=\"" + privilege.text() + "\"")
                .collect(Collectors.joining(","));
    }

    /** A bundle without classes: it owns what the test registers, opens and asks for, and may do everything. */
    private static InputStream testBundle() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "uplink.testkit.test");
        headers.putValue(Constants.IMPORT_PACKAGE, String.join(",", SHARED));
        headers.putValue(
                Constants.REQUIRE_CAPABILITY,
                Stream.of(Privilege.values())
                        .map(one ->
                                Privilege.NAMESPACE + ";filter:=\"(" + Privilege.NAMESPACE + "=" + one.text() + ")\"")
                        .collect(Collectors.joining(",")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
