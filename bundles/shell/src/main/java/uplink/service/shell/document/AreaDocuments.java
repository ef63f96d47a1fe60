// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.manager.Lease;
import uplink.profile.HistoryEntry;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.wifi.AccessPoint;
import uplink.wifi.Scan;

/** What lists of routes, backends, leases, entries and access points look like to programs. Pure. */
public final class AreaDocuments {
    private AreaDocuments() {}

    /** The answer to {@code routes}. */
    public static List<Map<String, @Nullable Object>> routes(View view) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        view.routes().forEach(route -> {
            Map<String, @Nullable Object> one = Parts.route(route);
            one.put("interface", Parts.text(view.link(route.link()).flatMap(Link::interfaceName)));
            one.put("table", route.table());
            all.add(one);
        });
        return all;
    }

    /** The answer to {@code backends}. */
    public static List<Map<String, @Nullable Object>> backends(View view) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (String backend : view.backends()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", backend);
            one.put(
                    "links",
                    view.links().stream()
                            .filter(link -> link.backend().equals(backend))
                            .count());
            one.put(
                    "profiles",
                    view.profiles().stream()
                            .filter(profile -> profile.backend().equals(backend))
                            .count());
            all.add(one);
        }
        return all;
    }

    /** The answer to {@code leases}. */
    public static List<Map<String, @Nullable Object>> leases(List<Lease> leases) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Lease lease : leases) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("profile", lease.profile());
            one.put("owner", lease.owner());
            one.put("since", lease.since().toString());
            one.put("wasUp", lease.wasUp());
            all.add(one);
        }
        return all;
    }

    /** The answer to {@code history}, oldest first. */
    public static List<Map<String, @Nullable Object>> history(List<HistoryEntry> entries) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("epoch", entry.epoch());
            one.put("sequence", entry.sequence());
            one.put("instant", entry.at().toString());
            one.put("event", entry.event());
            one.put("subject", entry.subject());
            one.put("interface", Parts.text(entry.interfaceName()));
            one.put("old", Parts.emptyToNull(entry.before()));
            one.put("new", Parts.emptyToNull(entry.after()));
            one.put("cause", Parts.emptyToNull(entry.cause()));
            one.put("times", entry.times());
            all.add(one);
        }
        return all;
    }

    /** The answer to {@code scan}, strongest first. */
    public static List<Map<String, @Nullable Object>> scan(Scan scan) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (AccessPoint point : scan.accessPoints()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("ssid", Parts.text(point.ssid()));
            one.put("bssid", point.bssid().text());
            one.put("signal", point.signal().dbm());
            one.put("percent", point.signal().percent());
            one.put("frequency", Documents.number(point.frequencyMhz()));
            one.put("maxSpeed", Documents.number(point.maxSpeedBitsPerSecond()));
            one.put("security", point.security().name());
            one.put("encryption", point.encryption().name());
            one.put("wpsSupported", point.wpsSupported());
            one.put("seen", Parts.text(Optional.of(point.seen())));
            one.put("link", scan.link());
            all.add(one);
        }
        return all;
    }
}
