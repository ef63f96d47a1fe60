// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Capability;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.spi.LayerBackend;
import uplink.service.statistics.book.Reading;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.CountersBackend;

/** Every backend that counts. Safe for any thread. */
final class Readings {
    private static final Logger log = LoggerFactory.getLogger(Readings.class);

    /** Takes the final counters of a link, with the name of the backend that has counted it. */
    interface Gone {
        void gone(String backend, String link, Counters last);
    }

    private record Bound(String name, Subscription finals) {}

    private final Map<CountersBackend, Bound> bound = new ConcurrentHashMap<>();
    private final Gone gone;

    Readings(Gone gone) {
        this.gone = gone;
    }

    void bind(CountersBackend backend, Map<String, Object> properties) {
        if (properties.get(LayerBackend.NAME) instanceof String name) {
            bound.put(backend, new Bound(name, backend.gone((link, last) -> gone.gone(name, link, last))));
        } else {
            log.warn(
                    "{} counts, and does not say by {} for whom",
                    backend.getClass().getName(),
                    LayerBackend.NAME);
        }
    }

    void unbind(CountersBackend backend) {
        Bound left = bound.remove(backend);
        if (left != null) {
            left.finals.close();
        }
    }

    void close() {
        bound.keySet().forEach(this::unbind);
    }

    /** What each has counted, the highest layer's first. */
    List<Reading> read(View view) {
        List<Reading> readings = new ArrayList<>();
        bound.forEach((backend, as) -> {
            try {
                if (backend.capabilities().contains(Capability.COUNTERS)) {
                    readings.add(new Reading(as.name, backend.counters()));
                }
            } catch (RuntimeException failed) {
                log.warn("Backend {} gave no counters; what it counts meanwhile is not lost", as.name, failed);
            }
        });
        List<String> layers = view.backends();
        readings.sort(Comparator.comparing(Reading::backend, Comparator.comparingInt(layers::indexOf)));
        return readings;
    }
}
