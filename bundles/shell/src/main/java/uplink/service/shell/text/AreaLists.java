// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import uplink.manager.Lease;
import uplink.profile.Profile;
import uplink.profile.View;
import uplink.service.shell.text.Table.Cell;
import uplink.wifi.AccessPoint;
import uplink.wifi.Scan;

/** Tables of what areas tell beyond the view, for people. Pure. */
public final class AreaLists {
    private AreaLists() {}

    /** One line per lease, oldest first. */
    public static String leases(View view, List<Lease> leases, Style style, Instant now) {
        Table table = new Table(style, "PROFILE", "HELD BY", "SINCE", "WAS UP BEFORE");
        for (Lease lease : leases) {
            table.row(
                    Cell.of(view.profile(lease.profile()).map(Profile::name).orElse(lease.profile())),
                    Cell.of(lease.owner()),
                    Cell.of(Texts.duration(Duration.between(lease.since(), now)) + " ago"),
                    Cell.of(lease.wasUp() ? "yes" : "no"));
        }
        return table.text();
    }

    /** One line per access point, strongest first. */
    public static String scan(Scan scan, Style style) {
        Table table = new Table(style, "SSID", "SIGNAL", "SECURITY", "MHZ", "BSSID");
        for (AccessPoint point : scan.accessPoints()) {
            String name = point.ssid().map(Object::toString).orElse("hidden");
            table.row(
                    point.ssid().isPresent() ? Cell.of(name) : Cell.dim(name, style),
                    Lists.signal(point.signal().dbm(), style),
                    Cell.of(point.security().name().toLowerCase(Locale.ROOT)),
                    Cell.of(
                            point.frequencyMhz().isPresent()
                                    ? "" + point.frequencyMhz().getAsInt()
                                    : "-"),
                    Cell.dim(point.bssid().text(), style));
        }
        return table.text();
    }
}
