// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uplink.statistics.Count;
import uplink.statistics.Quota;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;

/** What {@code usage --json} answers; {@code docs/uplink.schema.json} describes it. */
final class UsageDocuments {
    private UsageDocuments() {}

    static Map<String, @Nullable Object> of(
            Usage usage, Optional<Quota> quota, Optional<UsageRange> range, Function<Subject, List<UsageSlot>> slots) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        Subject subject = usage.subject();
        for (Subject.Kind kind : Subject.Kind.values()) {
            document.put(kind.name().toLowerCase(Locale.ROOT), subject.kind() == kind ? subject.name() : null);
        }
        document.put("received", count(usage.received()));
        document.put("sent", count(usage.sent()));
        document.put("packets", count(usage.packets()));
        document.put("errors", count(usage.errors()));
        document.put("lastSince", usage.lastSince().map(Object::toString).orElse(null));
        document.put("totalSince", usage.totalSince().toString());
        document.put("quota", quota.map(UsageDocuments::quota).orElse(null));
        document.put(
                "history", range.map(one -> history(one, slots.apply(subject))).orElse(null));
        return document;
    }

    private static Map<String, Object> count(Count count) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("last", count.last());
        document.put("total", count.total());
        return document;
    }

    private static Map<String, Object> quota(Quota quota) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", quota.state().name());
        document.put("used", quota.used());
        document.put("bytes", quota.plan().bytes());
        document.put("direction", quota.plan().direction().name());
        document.put("since", quota.since().toString());
        document.put("until", quota.until().toString());
        return document;
    }

    private static Map<String, Object> history(UsageRange range, List<UsageSlot> slots) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resolution", range.resolution().name());
        document.put("slots", slots.stream().map(UsageDocuments::slot).toList());
        return document;
    }

    private static Map<String, Object> slot(UsageSlot slot) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("begin", slot.begin().toString());
        document.put("received", slot.received());
        document.put("sent", slot.sent());
        return document;
    }
}
