// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uplink.profile.Event;
import uplink.profile.HistoryEntry;

/** Leaves out of a history what a finer entry of the same view tells better: the change of a whole, beside that of its part. Pure. */
final class Finer {
    private static final Map<String, Set<String>> PARTS = Map.of(
            Event.PROFILE_CHANGED.method(), Set.of(Event.STATE_CHANGED.method()),
            Event.LINK_CHANGED.method(), Set.of(Event.CARRIER_CHANGED.method(), Event.DHCP_CHANGED.method()),
            Event.CONNECTION_CHANGED.method(), Set.of(Event.TYPE_CHANGED.method(), Event.ADDRESS_CHANGED.method()));

    private record Told(long epoch, long sequence, String subject, String event) {}

    private Finer() {}

    static List<HistoryEntry> only(List<HistoryEntry> entries) {
        Set<Told> told = new HashSet<>();
        entries.forEach(entry -> told.add(told(entry, entry.event())));
        return entries.stream()
                .filter(entry -> PARTS.getOrDefault(entry.event(), Set.of()).stream()
                        .noneMatch(part -> told.contains(told(entry, part))))
                .toList();
    }

    private static Told told(HistoryEntry entry, String event) {
        return new Told(entry.epoch(), entry.sequence(), entry.subject(), event);
    }
}
