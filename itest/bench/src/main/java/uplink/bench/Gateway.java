// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The shipped bundles in a Felix of this JVM, which shares the APIs with the benchmark's own classes. */
final class Gateway implements AutoCloseable {
    private static final List<String> SHARED = List.of(
            "uplink.profile",
            "uplink.manager",
            "uplink.wifi",
            "uplink.cellular",
            "uplink.statistics",
            "uplink.sockets",
            "org.osgi.service.component",
            "org.osgi.util.promise",
            "org.osgi.util.function");

    private final Path cache;
    private final Framework framework;

    private Gateway(Path cache, Framework framework) {
        this.cache = cache;
        this.framework = framework;
    }

    /** Starts those of the shipped bundles that {@code wanted} takes, by symbolic name, with these backends. */
    static Gateway start(String backends, Predicate<String> wanted) {
        return start(backends, wanted, context -> {});
    }

    /** Everything but the command line; {@code first} is called before any bundle starts. */
    static Gateway startAfter(Consumer<BundleContext> first, String backends) {
        return start(backends, Gateway::shipped, first);
    }

    private static Gateway start(String backends, Predicate<String> wanted, Consumer<BundleContext> first) {
        try {
            Path cache = Files.createTempDirectory("uplink-bench");
            Map<String, String> properties = new HashMap<>();
            properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
            properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, shared());
            properties.put("uplink.backends", backends);
            properties.put("uplink.store", "none");
            properties.put("uplink.socket", "none");
            properties.put("felix.log.level", "1");
            Framework framework = ServiceLoader.load(FrameworkFactory.class)
                    .findFirst()
                    .orElseThrow()
                    .newFramework(properties);
            framework.start();
            Gateway gateway = new Gateway(cache, framework);
            first.accept(gateway.context());
            gateway.install(wanted);
            return gateway;
        } catch (IOException | BundleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Everything but the command line. */
    static Gateway start(String backends) {
        return start(backends, Gateway::shipped);
    }

    private static boolean shipped(String name) {
        return !name.equals("uplink.service.shell");
    }

    private void install(Predicate<String> wanted) throws IOException, BundleException {
        List<Bundle> bundles = new ArrayList<>();
        try (Stream<Path> jars = Files.list(home().resolve("bundles"))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
                if (!SHARED.contains(name) && wanted.test(name)) {
                    bundles.add(context().installBundle("reference:" + jar.toUri()));
                }
            }
        }
        Properties levels = levels();
        bundles.sort(Comparator.comparingInt(
                bundle -> Integer.parseInt(levels.getProperty(bundle.getSymbolicName(), "50"))));
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    /** The order in which the distribution starts its bundles. */
    private static Properties levels() throws IOException {
        Properties levels = new Properties();
        try (Reader lines = Files.newBufferedReader(home().resolve("etc/startup.properties"))) {
            levels.load(lines);
        }
        return levels;
    }

    /** Folder of the distribution. */
    static Path home() {
        return Path.of(System.getProperty("uplink.home", "features/launcher/target/uplink"));
    }

    /** What the APIs on the class path export, and the logging API. */
    private static String shared() throws IOException {
        List<String> packages = new ArrayList<>(List.of("org.slf4j;version=2.0.17", "org.slf4j.event;version=2.0.17"));
        for (URL url : Collections.list(Gateway.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (var stream = URI.create(url.toString()).toURL().openStream()) {
                Attributes manifest = new Manifest(stream).getMainAttributes();
                String name = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
                if (name != null && SHARED.contains(name.split(";")[0])) {
                    packages.add(manifest.getValue(Constants.EXPORT_PACKAGE).replaceAll(";uses:=\"[^\"]*\"", ""));
                }
            }
        }
        return String.join(",", packages);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle bundle(String name) {
        return Stream.of(context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no bundle " + name));
    }

    /** The service of that type, within ten seconds. */
    <T> T service(Class<T> type) {
        return service(context(), type);
    }

    /** The same for any bundle. */
    static <T> T service(BundleContext context, Class<T> type) {
        return Waiting.until(type + " is there", Duration.ofSeconds(10), () -> {
            ServiceReference<T> reference = context.getServiceReference(type);
            return reference == null ? null : context.getService(reference);
        });
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(10_000);
            try (Stream<Path> files = Files.walk(cache)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (BundleException | InterruptedException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
