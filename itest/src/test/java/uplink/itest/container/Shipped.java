// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The bundles of the distribution, as they ship. */
final class Shipped {
    /** Components of the tests' own; the same for each test class, since one probe may serve several. */
    static final String COMPONENTS = "OSGI-INF/uplink.itest.container.*.xml";

    private static final Path FOLDER =
            Path.of(System.getProperty("uplink.root", ".."), "features/launcher/target/uplink/bundles");

    private Shipped() {}

    /** Everything that ships; no backend but those that a test brings. */
    static Option bundles() throws IOException {
        return bundles("none");
    }

    /** Everything that ships, with the backends of those names. */
    static Option bundles(String backends) throws IOException {
        try (Stream<Path> jars = Files.list(FOLDER)) {
            Option[] all = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .sorted()
                    .map(jar -> bundle(jar.toAbsolutePath().normalize().toUri().toString()))
                    .toArray(Option[]::new);
            return composite(
                    composite(all),
                    junitBundles(),
                    cleanCaches(),
                    frameworkProperty("uplink.backends").value(backends),
                    frameworkProperty("uplink.socket").value("none"),
                    systemPackages("org.slf4j;version=1.7.36"));
        }
    }

    /** Those of the project itself. */
    static List<Bundle> own(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("uplink."))
                .toList();
    }

    /** Waits until something is so; fails after ten seconds. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 10 s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
