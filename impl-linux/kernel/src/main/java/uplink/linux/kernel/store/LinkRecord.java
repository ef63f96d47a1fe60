// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;

/**
 * What Uplink wants of one link, and what it has done to it.
 *
 * @param settings written by somebody; empty of a link that was only connected, disconnected or preferred
 * @param revision grows with each edit
 * @param wanted true after a lasting connect, false after a lasting disconnect, else empty
 * @param metric of its default routes, when it was preferred
 * @param applied addresses that Uplink has put there, or was about to
 * @param before values that Uplink has changed, as they were before: {@code mtu}, {@code accept_ra} and the like
 */
public record LinkRecord(
        Optional<ProfileSettings> settings,
        long revision,
        Optional<Boolean> wanted,
        OptionalLong metric,
        List<LinkAddress> applied,
        Map<String, String> before) {
    /** Nothing is wanted. */
    public static final LinkRecord NONE =
            new LinkRecord(Optional.empty(), 0, Optional.empty(), OptionalLong.empty(), List.of(), Map.of());

    private static final String BEFORE = "before.";

    public LinkRecord {
        applied = List.copyOf(applied);
        before = Map.copyOf(before);
    }

    /** The same with other settings, one revision later. */
    public LinkRecord edited(Optional<ProfileSettings> value) {
        return new LinkRecord(value, revision + 1, wanted, metric, applied, before);
    }

    /** The same with another lasting will. */
    public LinkRecord wanted(Optional<Boolean> value) {
        return new LinkRecord(settings, revision, value, metric, applied, before);
    }

    /** The same with another metric. */
    public LinkRecord metric(OptionalLong value) {
        return new LinkRecord(settings, revision, wanted, value, applied, before);
    }

    /** The same with other addresses that Uplink has put there. */
    public LinkRecord applied(List<LinkAddress> value) {
        return new LinkRecord(settings, revision, wanted, metric, value, before);
    }

    /** The same with other values from before. */
    public LinkRecord before(Map<String, String> value) {
        return new LinkRecord(settings, revision, wanted, metric, applied, value);
    }

    /** The same after so many edits. */
    public LinkRecord revision(long value) {
        return new LinkRecord(settings, value, wanted, metric, applied, before);
    }

    /** Shall it come up by itself. */
    public boolean up() {
        return wanted.orElse(settings.map(ProfileSettings::autoconnect).orElse(false));
    }

    /** As names and values. */
    public Map<String, String> format() {
        Map<String, String> text = new HashMap<>();
        settings.ifPresent(value -> text.putAll(SettingsText.format(value)));
        text.put("revision", Long.toString(revision));
        wanted.ifPresent(value -> text.put("wanted", Boolean.toString(value)));
        metric.ifPresent(value -> text.put("metric", Long.toString(value)));
        text.put("applied", SettingsText.addresses(applied));
        before.forEach((name, value) -> text.put(BEFORE + name, value));
        return text;
    }

    /** Reads {@link #format()}. */
    public static LinkRecord parse(Map<String, String> text) {
        Map<String, String> before = new HashMap<>();
        text.forEach((name, value) -> {
            if (name.startsWith(BEFORE)) {
                before.put(name.substring(BEFORE.length()), value);
            }
        });
        String metric = text.get("metric");
        return new LinkRecord(
                text.containsKey("technology") ? Optional.of(SettingsText.parse(text)) : Optional.empty(),
                Long.parseLong(text.getOrDefault("revision", "0")),
                Optional.ofNullable(text.get("wanted")).map(Boolean::parseBoolean),
                metric == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(metric)),
                SettingsText.addresses(text.getOrDefault("applied", "")),
                before);
    }
}
