// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Route;
import uplink.profile.View;

/** Turns an order of links into metrics of their default routes. Pure. */
final class Preference {
    private static final long STEP = 10;

    private Preference() {}

    /** Refuses what is no order of links. */
    static void check(View view, List<String> links) {
        if (new HashSet<>(links).size() < links.size()) {
            throw new ConnectionException(ErrorCode.INVALID_ARGUMENT, "", "a link is there twice: " + links);
        }
        for (String link : links) {
            if (view.link(link).isEmpty()) {
                throw new ConnectionException(ErrorCode.NOT_FOUND, link, "there is no link " + link);
            }
        }
    }

    /**
     * Metrics for the named links that have a default route, in their order, and for those of the others that would come before
     * them; nothing when no link is named.
     */
    static Map<String, Long> metrics(View view, List<String> links) {
        Map<String, Long> now = now(view);
        Map<String, Long> wanted = new LinkedHashMap<>();
        long last = 0;
        for (String link : links) {
            if (now.containsKey(link)) {
                last += STEP;
                wanted.put(link, last);
            }
        }
        for (String link : others(now, links)) {
            if (wanted.isEmpty() || now.get(link) > last) {
                break;
            }
            last += STEP;
            wanted.put(link, last);
        }
        return wanted;
    }

    /** Does {@code view} show the default routes of {@code links} in this order; links without one do not count. */
    static boolean inOrder(View view, List<String> links) {
        Map<String, Long> now = now(view);
        long last = -1;
        for (String link : links) {
            Long metric = now.get(link);
            if (metric != null && metric <= last) {
                return false;
            }
            last = metric == null ? last : metric;
        }
        return true;
    }

    private static List<String> others(Map<String, Long> now, List<String> links) {
        List<String> others = new ArrayList<>(now.keySet());
        others.removeAll(links);
        others.sort(Comparator.<String, Long>comparing(now::get).thenComparing(Comparator.naturalOrder()));
        return others;
    }

    /** Best metric of each link that has a default route. */
    private static Map<String, Long> now(View view) {
        Map<String, Long> best = new HashMap<>();
        view.routes().stream()
                .filter(route -> route.isDefault() && route.table() == Route.MAIN)
                .forEach(route -> best.merge(route.link(), route.metric(), Math::min));
        return best;
    }
}
