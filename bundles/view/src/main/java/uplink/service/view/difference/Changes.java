// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;

/** What listeners are told of the difference of two views. Pure. */
public final class Changes {
    /** Least move of a signal that is told, in dB. */
    public static final int SIGNAL_STEP = 5;

    private final View before;
    private final View after;
    private final List<Change> changes = new ArrayList<>();

    private Changes(View before, View after) {
        this.before = before;
        this.after = after;
    }

    /** In the order of {@link Event}; within an event by key. */
    public static List<Change> between(View before, View after) {
        if (before == after) {
            return List.of();
        }
        Changes found = new Changes(before, after);
        Delta delta = Delta.between(before, after);
        found.links(delta.links());
        found.profiles(delta.profiles());
        found.technologies(delta.technologies());
        found.connection();
        if (!before.routes().equals(after.routes())) {
            found.add(Event.ROUTES_CHANGED, Change.CONNECTION);
        }
        found.changes.sort(Comparator.comparing(Change::event));
        return List.copyOf(found.changes);
    }

    private void links(Parts<Link> parts) {
        parts.added().forEach(link -> add(Event.LINK_ADDED, link.key()));
        parts.removed().forEach(link -> add(Event.LINK_REMOVED, link.key()));
        for (Parts.Pair<Link> pair : parts.changed()) {
            Link old = pair.before();
            Link now = pair.after();
            if (!old.withoutQuiet().equals(now.withoutQuiet())) {
                add(Event.LINK_CHANGED, now.key());
                addIf(
                        old.carrier() != now.carrier() || old.carrierChanges() != now.carrierChanges(),
                        Event.CARRIER_CHANGED,
                        now.key());
                addIf(dhcpDiffers(old, now), Event.DHCP_CHANGED, now.key());
            }
        }
    }

    private static boolean dhcpDiffers(Link old, Link now) {
        return old.ip(Family.IPV4).dhcp() != now.ip(Family.IPV4).dhcp()
                || old.ip(Family.IPV6).dhcp() != now.ip(Family.IPV6).dhcp();
    }

    private void profiles(Parts<Profile> parts) {
        parts.added().forEach(profile -> add(Event.PROFILE_ADDED, profile.id()));
        parts.removed().forEach(profile -> add(Event.PROFILE_REMOVED, profile.id()));
        for (Parts.Pair<Profile> pair : parts.changed()) {
            Profile old = pair.before();
            Profile now = pair.after();
            if (!old.withoutQuiet().equals(now.withoutQuiet())) {
                add(Event.PROFILE_CHANGED, now.id());
                addIf(stateDiffers(old, now), Event.STATE_CHANGED, now.id());
            }
            addIf(signalMoved(old.signalDbm(), now.signalDbm()), Event.SIGNAL_CHANGED, now.id());
        }
    }

    private static boolean stateDiffers(Profile old, Profile now) {
        return old.state() != now.state()
                || old.state(Family.IPV4) != now.state(Family.IPV4)
                || old.state(Family.IPV6) != now.state(Family.IPV6)
                || old.connectCount() != now.connectCount()
                || !old.since().equals(now.since())
                || !old.lastFailure().equals(now.lastFailure());
    }

    /** Ids of the profiles that are in both views and have another signal in the second, however little it differs. */
    public static List<String> newSignals(View before, View after) {
        List<String> ids = new ArrayList<>();
        Parts.between(before.profiles(), after.profiles(), Profile::id).changed().stream()
                .filter(pair -> !pair.before().signalDbm().equals(pair.after().signalDbm()))
                .forEach(pair -> ids.add(pair.after().id()));
        return ids;
    }

    /** A signal that comes, goes, or moves by at least {@link #SIGNAL_STEP}. */
    public static boolean signalMoved(OptionalInt old, OptionalInt now) {
        return old.isPresent() && now.isPresent()
                ? Math.abs(old.getAsInt() - now.getAsInt()) >= SIGNAL_STEP
                : old.isPresent() != now.isPresent();
    }

    private void technologies(Parts<TechnologyStatus> parts) {
        parts.added().forEach(this::technology);
        parts.removed().forEach(this::technology);
        parts.changed().stream()
                .filter(pair ->
                        !pair.before().withoutQuiet().equals(pair.after().withoutQuiet()))
                .forEach(pair -> technology(pair.after()));
        addIf(before.cable() != after.cable(), Event.CABLE_CHANGED, Technology.ETHERNET.name());
    }

    private void technology(TechnologyStatus status) {
        add(Event.TECHNOLOGY_CHANGED, status.technology().name());
    }

    private void connection() {
        int size = changes.size();
        addIf(differs(View::type), Event.TYPE_CHANGED, Change.CONNECTION);
        addIf(
                differsPerFamily((link, family) -> link.ip(family).addresses()),
                Event.ADDRESS_CHANGED,
                Change.CONNECTION);
        addIf(differsPerFamily((link, family) -> link.ip(family).gateways()), Event.GATEWAY_CHANGED, Change.CONNECTION);
        addIf(
                differsPerFamily((link, family) ->
                        List.of(link.ip(family).dnsServers(), link.ip(family).searchDomains())),
                Event.DNS_CHANGED,
                Change.CONNECTION);
        addIf(differsOfLink(Link::proxy, Proxy.UNKNOWN), Event.PROXY_CHANGED, Change.CONNECTION);
        addIf(differsOfLink(Link::internet, Internet.UNKNOWN), Event.INTERNET_CHANGED, Change.CONNECTION);
        addIf(differsOfLink(Link::metered, Metered.UNKNOWN), Event.METERED_CHANGED, Change.CONNECTION);
        boolean whole = changes.size() > size
                || differs(view -> view.current().map(Link::key))
                || differs(view -> view.current(Family.IPV4).map(Link::key))
                || differs(view -> view.current(Family.IPV6).map(Link::key))
                || differs(view -> view.currentProfile().map(Profile::id));
        addIf(whole, Event.CONNECTION_CHANGED, Change.CONNECTION);
    }

    private boolean differs(Function<View, ?> part) {
        return !Objects.equals(part.apply(before), part.apply(after));
    }

    private boolean differsOfLink(Function<Link, Object> part, Object none) {
        return differs(view -> view.current().map(part).orElse(none));
    }

    private boolean differsPerFamily(PerFamily part) {
        return differs(view -> List.of(part.of(view, Family.IPV4), part.of(view, Family.IPV6)));
    }

    private interface PerFamily {
        Object of(Link link, Family family);

        default Object of(View view, Family family) {
            return view.current().map(link -> of(link, family)).orElse(List.of());
        }
    }

    private void addIf(boolean holds, Event event, String subject) {
        if (holds) {
            add(event, subject);
        }
    }

    private void add(Event event, String subject) {
        changes.add(new Change(event, subject, before, after));
    }
}
