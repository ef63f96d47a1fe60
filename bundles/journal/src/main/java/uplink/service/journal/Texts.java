// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import uplink.profile.Change;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;

/**
 * What was, and what is, in a few words: of what has many parts only those that differ.
 *
 * @param before empty when there was nothing
 * @param after empty when there is nothing
 */
record Texts(String before, String after) {
    /** Letters of one text at most. */
    static final int MOST = 240;

    Texts {
        before = cut(before);
        after = cut(after);
    }

    /** Of one change. Pure. */
    static Texts of(Change change) {
        Map<String, String> before = parts(change, change.before());
        Map<String, String> after = parts(change, change.after());
        if (before.isEmpty() || after.isEmpty()) {
            return new Texts(join(before, before.keySet()), join(after, after.keySet()));
        }
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> before.getOrDefault(name, "").equals(after.getOrDefault(name, "")));
        if (names.size() > 1) {
            names.remove(ProfileParts.SINCE);
        }
        return new Texts(join(before, names), join(after, names));
    }

    /** What there is when an epoch begins. */
    static Texts present(View view) {
        Map<String, String> parts = ConnectionParts.whole(view);
        return new Texts("", join(parts, parts.keySet()));
    }

    private static Map<String, String> parts(Change change, View view) {
        return switch (change.event()) {
            case LINK_ADDED, LINK_REMOVED -> ofLink(change, view, LinkParts::brief);
            case LINK_CHANGED -> ofLink(change, view, LinkParts::whole);
            case CARRIER_CHANGED -> ofLink(change, view, LinkParts::carrier);
            case DHCP_CHANGED -> ofLink(change, view, LinkParts::dhcp);
            case PROFILE_ADDED, PROFILE_REMOVED -> ofProfile(change, view, ProfileParts::brief);
            case PROFILE_CHANGED -> ofProfile(change, view, ProfileParts::whole);
            case STATE_CHANGED -> ofProfile(change, view, ProfileParts::state);
            case SIGNAL_CHANGED -> ofProfile(change, view, ProfileParts::signal);
            case TECHNOLOGY_CHANGED -> ConnectionParts.technology(change, view);
            case CABLE_CHANGED -> Map.of("", view.cable().name());
            case CONNECTION_CHANGED -> ConnectionParts.whole(view);
            case TYPE_CHANGED -> Map.of("", ConnectionParts.type(view));
            case ADDRESS_CHANGED -> Map.of("", ConnectionParts.addresses(view));
            case GATEWAY_CHANGED -> Map.of("", ConnectionParts.gateways(view));
            case DNS_CHANGED -> Map.of("", ConnectionParts.dns(view));
            case PROXY_CHANGED -> Map.of("", ConnectionParts.proxy(view));
            case INTERNET_CHANGED -> Map.of("", ConnectionParts.internet(view));
            case METERED_CHANGED -> Map.of("", ConnectionParts.metered(view));
            case ROUTES_CHANGED ->
                ConnectionParts.routes(view, view == change.before() ? change.after() : change.before());
        };
    }

    private static Map<String, String> ofLink(Change change, View view, Function<Link, Map<String, String>> parts) {
        return view.link(change.subject()).map(parts).orElse(Map.of());
    }

    private static Map<String, String> ofProfile(
            Change change, View view, Function<Profile, Map<String, String>> parts) {
        return view.profile(change.subject()).map(parts).orElse(Map.of());
    }

    /** A part without a name is itself; one without a value is a dash. */
    private static String join(Map<String, String> parts, Set<String> names) {
        return names.stream()
                .filter(parts::containsKey)
                .map(name -> name.isEmpty() ? parts.get(name) : name + "=" + dash(parts.get(name)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String dash(String value) {
        return value.isEmpty() ? "-" : value;
    }

    /** At most so long; never in the midst of a surrogate pair. */
    static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
        return text.substring(0, end) + "…";
    }
}
