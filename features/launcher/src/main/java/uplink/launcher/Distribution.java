// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Every bundle of a folder in an OSGi framework of its own, until that stops.
 *
 * <p>The command goes to the bundles as the framework property {@code uplink.command}, its words joined by U+001F; none means a gateway
 * that stays. The exit status comes back as the system property {@code uplink.exit}.
 */
final class Distribution {
    static final String SEPARATOR = "\u001f";
    private static final long STOP_MILLIS = 6000;
    private static final String SLF4J = "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
            + "org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17";

    private final Path home;
    private final Map<String, String> properties;
    private final Path cache;
    private final Optional<Store> store;
    private final boolean shell;
    private final Settings settings;
    private volatile boolean ended;

    private Distribution(Path home, Settings settings, Path cache, Optional<Store> store, boolean shell) {
        this.home = home;
        this.settings = settings;
        this.cache = cache;
        this.store = store;
        this.shell = shell;
        this.properties = new HashMap<>(settings.properties());
        this.properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        this.properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        this.properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SLF4J);
        this.properties.put("felix.log.level", "1");
    }

    /** For one command; nothing of it remains. */
    static Distribution passing(Path home, Map<String, String> properties) throws IOException {
        return new Distribution(
                home, new Settings(properties, Map.of()), Files.createTempDirectory("uplink"), Optional.empty(), false);
    }

    /** A gateway with {@code store}, which is closed at its end, and with or without a shell. */
    static Distribution staying(Path home, Settings settings, Store store, boolean shell) {
        return new Distribution(home, settings, store.cache(), Optional.of(store), shell);
    }

    /** Answers the exit status. */
    int run() throws IOException, BundleException, InterruptedException {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no OSGi framework on the class path"))
                .newFramework(properties);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework), "uplink-shutdown"));
        framework.init();
        List<Bundle> bundles = install(framework);
        framework.start();
        StartOrder order = StartOrder.of(home);
        boolean started = start(framework, order.between(0, StartOrder.CONFIGURED, bundles));
        settings.configure(framework.getBundleContext());
        started = started && start(framework, order.between(StartOrder.CONFIGURED + 1, Integer.MAX_VALUE, bundles));
        if (started) {
            framework.waitForStop(0);
        }
        ended = true;
        return started ? Integer.getInteger("uplink.exit", 0) : UnfitException.FAILED;
    }

    /** False when a bundle does not start; a command that is done may stop the framework meanwhile. */
    private static boolean start(Framework framework, List<Bundle> bundles) {
        for (Bundle bundle : bundles) {
            try {
                if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start();
                }
            } catch (BundleException | IllegalStateException failed) {
                if (framework.getState() == Bundle.ACTIVE) {
                    System.err.println(
                            "uplink: " + bundle.getSymbolicName() + " does not start: " + failed.getMessage());
                    return false;
                }
                return true;
            }
        }
        return true;
    }

    private List<Bundle> install(Framework framework) throws IOException, BundleException {
        List<Path> jars = new ArrayList<>(jars(home.resolve("bundles")));
        if (shell) {
            jars.addAll(jars(home.resolve("interactive")));
        }
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            bundles.add(framework.getBundleContext().installBundle("reference:" + jar.toUri()));
        }
        return bundles;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private void stop(Framework framework) {
        boolean told = !ended;
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
            delete(cache);
            Logs.end();
            if (store.isPresent()) {
                store.get().close();
            }
        } catch (BundleException | InterruptedException | IOException atTheEnd) {
            System.err.println("uplink: does not stop as it should: " + atTheEnd.getMessage());
        }
        if (told && store.isPresent() && !shell) {
            // Java would answer a gateway that was told to end, and did, with the status of one that a signal killed.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
