// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.osgi.framework.Bundle;

/** In which order bundles start, by the level of each in {@code etc/startup.properties}. */
final class StartOrder {
    /** What keeps configurations is up from here on. */
    static final int CONFIGURED = 10;

    private static final String USUAL = "50";

    private final Properties levels = new Properties();

    private StartOrder() {}

    /** That of a distribution. */
    static StartOrder of(Path home) throws IOException {
        StartOrder order = new StartOrder();
        try (Reader lines = Files.newBufferedReader(home.resolve("etc/startup.properties"))) {
            order.levels.load(lines);
        }
        return order;
    }

    /** Those from one level up to another, in their order. */
    List<Bundle> between(int first, int last, List<Bundle> bundles) {
        return bundles.stream()
                .filter(bundle -> level(bundle) >= first && level(bundle) <= last)
                .sorted(Comparator.comparingInt(this::level))
                .toList();
    }

    private int level(Bundle bundle) {
        return Integer.parseInt(
                levels.getProperty(bundle.getSymbolicName(), USUAL).strip());
    }
}
