// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.profile.Change;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.statistics.Usage;

/** What a change looks like to programs: one line of {@code watch}. Pure. */
public final class EventDocuments {
    private EventDocuments() {}

    /** The line that begins an epoch. */
    public static Map<String, @Nullable Object> present(View view) {
        Map<String, @Nullable Object> document = head(view, "present", Change.CONNECTION);
        document.put("interface", Parts.text(view.current().flatMap(Link::interfaceName)));
        return told(document, null, Documents.status(view));
    }

    /** The line that says that views were lost between two. */
    public static Map<String, @Nullable Object> gap(View before, View after) {
        Map<String, @Nullable Object> document = head(after, "gap", Change.CONNECTION);
        document.put("interface", null);
        return told(document, before.sequence(), after.sequence());
    }

    /** A change. */
    public static Map<String, @Nullable Object> change(Change change) {
        Map<String, @Nullable Object> document =
                head(change.after(), change.event().method(), change.subject());
        document.put("interface", Parts.text(change.interfaceName()));
        return told(document, part(change, change.before()), part(change, change.after()));
    }

    /** What the link of {@code usage} carries since the last look, and before that; {@code view} is the newest. */
    public static Map<String, @Nullable Object> rate(View view, Usage usage, Rate before, Rate now) {
        String link = usage.subject().name();
        Map<String, @Nullable Object> document = head(view, Rate.EVENT, link);
        document.put("instant", usage.at().toString());
        document.put("interface", Parts.text(view.link(link).flatMap(Link::interfaceName)));
        return told(document, before.document(), now.document());
    }

    private static Map<String, @Nullable Object> head(View view, String name, String subject) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("epoch", view.epoch());
        document.put("sequence", view.sequence());
        document.put("instant", view.instant().toString());
        document.put("event", name);
        document.put("subject", subject);
        return document;
    }

    private static Map<String, @Nullable Object> told(
            Map<String, @Nullable Object> document, @Nullable Object before, @Nullable Object after) {
        document.put("old", before);
        document.put("new", after);
        return document;
    }

    private static @Nullable Object part(Change change, View view) {
        return switch (change.event()) {
            case LINK_ADDED, LINK_CHANGED, LINK_REMOVED -> ofLink(change, view, link -> Documents.link(view, link));
            case CARRIER_CHANGED -> ofLink(change, view, EventDocuments::carrier);
            case DHCP_CHANGED ->
                ofLink(
                        change,
                        view,
                        link -> Parts.perFamily(family -> link.ip(family).dhcp().name()));
            case PROFILE_ADDED, PROFILE_CHANGED, PROFILE_REMOVED ->
                ofProfile(change, view, profile -> ProfileDocuments.profile(view, profile));
            case STATE_CHANGED -> ofProfile(change, view, EventDocuments::state);
            case SIGNAL_CHANGED -> ofProfile(change, view, profile -> Documents.number(profile.signalDbm()));
            case TECHNOLOGY_CHANGED -> technology(change, view);
            case CABLE_CHANGED -> view.cable().name();
            case CONNECTION_CHANGED -> Documents.connection(view);
            case TYPE_CHANGED -> Documents.connection(view).get("type");
            case ROUTES_CHANGED -> view.routes().stream().map(Parts::route).toList();
            default -> ofCurrent(change, view);
        };
    }

    private static @Nullable Object ofCurrent(Change change, View view) {
        return switch (change.event()) {
            case ADDRESS_CHANGED -> Documents.addresses(view);
            case GATEWAY_CHANGED ->
                Parts.perFamily(family -> Parts.hosts(Documents.ip(view, family).gateways()));
            case DNS_CHANGED ->
                Parts.perFamily(family -> Parts.hosts(Documents.ip(view, family).dnsServers()));
            case PROXY_CHANGED -> Parts.proxy(view.current().map(Link::proxy).orElse(Proxy.UNKNOWN));
            case INTERNET_CHANGED ->
                view.current().map(Link::internet).orElse(Internet.UNKNOWN).name();
            case METERED_CHANGED ->
                view.current().map(Link::metered).orElse(Metered.UNKNOWN).name();
            default -> throw new IllegalStateException("no part of " + change.event());
        };
    }

    private static Map<String, @Nullable Object> carrier(Link link) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("carrier", link.carrier().name());
        document.put("carrierChanges", link.carrierChanges());
        return document;
    }

    private static Map<String, @Nullable Object> state(Profile profile) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("state", profile.state().name());
        document.putAll(Parts.perFamily(family -> profile.state(family).name()));
        document.put("since", Parts.text(profile.since()));
        document.put("connectCount", profile.connectCount());
        document.put("lastFailure", Parts.failure(profile.lastFailure()));
        return document;
    }

    private static @Nullable Object technology(Change change, View view) {
        Optional<TechnologyStatus> status =
                view == change.before() ? change.technologyBefore() : change.technologyAfter();
        return status.map(Documents::state).orElse(null);
    }

    private static @Nullable Object ofLink(Change change, View view, Part<Link> part) {
        Optional<Link> link = view.link(change.subject());
        return link.isPresent() ? part.of(link.get()) : null;
    }

    private static @Nullable Object ofProfile(Change change, View view, Part<Profile> part) {
        Optional<Profile> profile = view.profile(change.subject());
        return profile.isPresent() ? part.of(profile.get()) : null;
    }

    private interface Part<T> {
        @Nullable
        Object of(T value);
    }
}
