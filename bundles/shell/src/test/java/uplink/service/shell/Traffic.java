// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.profile.Technology;
import uplink.statistics.Count;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;

/** What links have carried, as a test says. */
final class Traffic {
    static final Instant AT = Instant.parse("2026-01-01T00:00:02Z");

    /** Key of the link, and what it has carried in total. */
    final Map<String, Count> carried = new LinkedHashMap<>();

    /** By each look a little more. */
    private long step;

    /** Of one link that carries something all the time. */
    static Statistics growing(String link) {
        Traffic traffic = new Traffic();
        traffic.step = 1000;
        traffic.carry(link, 0, 0);
        return traffic.statistics();
    }

    void carry(String link, long received, long sent) {
        carried.put(link, new Count(received, sent));
    }

    Statistics statistics() {
        Object made = Proxy.newProxyInstance(
                Statistics.class.getClassLoader(), new Class<?>[] {Statistics.class}, (self, method, arguments) -> {
                    if (method.getName().equals("usages")) {
                        return usages();
                    }
                    throw new AssertionError(method + " is not asked for");
                });
        return (Statistics) made;
    }

    private List<Usage> usages() {
        List<Usage> usages = new ArrayList<>(List.of(usage(Subject.of(Technology.ETHERNET), 1_000_000, 0)));
        carried.replaceAll((link, count) -> new Count(count.last() + step, count.total() + step));
        carried.forEach((link, count) -> usages.add(usage(Subject.link(link), count.last(), count.total())));
        return usages;
    }

    private static Usage usage(Subject subject, long received, long sent) {
        return new Usage(
                subject, new Count(0, received), new Count(0, sent), Count.ZERO, Count.ZERO, Optional.empty(), AT, AT);
    }
}
