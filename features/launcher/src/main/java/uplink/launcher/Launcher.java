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
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Starts every bundle of a folder in an OSGi framework of its own, and ends when that stops.
 *
 * <p>Simulated time, if there is any, follows real time unless the system property {@code uplink.sim.pace} says otherwise.
 *
 * <p>The command line goes to the bundles as the framework property {@code uplink.command}, its words joined by U+001F; none means
 * an interactive shell. The exit status comes back as the system property {@code uplink.exit}.
 */
public final class Launcher {
    private static final String SEPARATOR = "\u001f";
    private static final long STOP_MILLIS = 4000;
    private static final String SLF4J = "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
            + "org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17";

    private final Path home;
    private final List<String> arguments;

    private Launcher(Path home, List<String> arguments) {
        this.home = home;
        this.arguments = arguments;
    }

    /** Runs; the system property {@code uplink.home} names the folder that holds {@code bundles} and {@code interactive}. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", words.contains("--debug") ? "debug" : "error");
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
        Path home = Path.of(System.getProperty("uplink.home", "."));
        System.setProperty("gosh.home", home.toString());
        System.exit(new Launcher(home, words).run());
    }

    private int run() throws IOException, BundleException, InterruptedException {
        Path cache = Files.createTempDirectory("uplink");
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no OSGi framework on the class path"))
                .newFramework(properties(cache));
        Thread hook = new Thread(() -> stop(framework, cache), "uplink-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        framework.init();
        List<Bundle> bundles = install(framework);
        framework.start();
        if (!start(framework, bundles)) {
            return 1;
        }
        framework.waitForStop(0);
        return Integer.getInteger("uplink.exit", 0);
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

    private Map<String, String> properties(Path cache) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SLF4J);
        properties.put("felix.log.level", "1");
        properties.put("uplink.command", String.join(SEPARATOR, arguments));
        properties.put("uplink.terminal", System.getProperty("uplink.terminal", "false"));
        int option = arguments.indexOf("--backend");
        if (option >= 0 && option + 1 < arguments.size()) {
            properties.put("uplink.backends", arguments.get(option + 1));
            properties.put("uplink.sim.pace", System.getProperty("uplink.sim.pace", "1"));
        }
        return properties;
    }

    /** No word but options, and what belongs to them. */
    private boolean interactive() {
        int option = arguments.indexOf("--backend");
        for (int index = 0; index < arguments.size(); index++) {
            boolean value = option >= 0 && index == option + 1;
            if (!value
                    && !arguments.get(index).equals("--backend")
                    && !arguments.get(index).equals("--debug")) {
                return false;
            }
        }
        return true;
    }

    private List<Bundle> install(Framework framework) throws IOException, BundleException {
        List<Path> jars = new ArrayList<>(jars(home.resolve("bundles")));
        if (interactive()) {
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

    private static void stop(Framework framework, Path cache) {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
            delete(cache);
        } catch (BundleException | InterruptedException | IOException atTheEnd) {
            System.err.println("uplink: does not stop as it should: " + atTheEnd.getMessage());
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
