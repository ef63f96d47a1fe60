// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator has set.
 *
 * @param periodSeconds between two readings
 * @param writeSeconds at least so many between two writes
 * @param clock with the zone in which days begin
 * @param folder where counters are kept; empty: in memory
 */
record Settings(int periodSeconds, int writeSeconds, Clock clock, Optional<Path> folder) {
    private static final Logger log = LoggerFactory.getLogger(Settings.class);
    private static final String STORE = "uplink.store";

    static Settings of(Counting.Config config, BundleContext context) {
        return new Settings(
                Math.max(1, config.periodSeconds()),
                Math.max(0, config.writeSeconds()),
                Clock.system(zone(config.zone())),
                folder(context));
    }

    /** The zone of that name; the machine's own when there is none. */
    static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            log.error("There is no time zone '{}', wants one such as Europe/Berlin; the machine's own is taken", name);
            return ZoneId.systemDefault();
        }
    }

    private static Optional<Path> folder(BundleContext context) {
        String store = context.getProperty(STORE);
        if (store == null || store.isBlank()) {
            return Optional.ofNullable(context.getDataFile("statistics")).map(File::toPath);
        }
        return store.equals("none") ? Optional.empty() : Optional.of(Path.of(store, "statistics"));
    }
}
