// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.find;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Carrier;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.View;
import uplink.service.shell.words.Near;
import uplink.service.shell.words.Verb;

/** One thing that can be waited for: what it is now, and what it shall be. Immutable. */
record Term(String name, Function<View, String> value, String wanted, boolean equal) {
    private static final String YES = "YES";
    private static final String NO = "NO";
    private static final List<String> WHETHER = List.of(YES, NO);
    /** Any text. */
    private static final List<String> ANY = List.of();

    private record Kind(Function<View, String> value, List<String> values) {}

    private static final Map<String, Kind> PLAIN = plain();
    private static final Map<String, Function<Link, String>> LINK = Map.of(
            "carrier", link -> link.carrier().name(),
            "enabled", link -> link.enabled() ? YES : NO,
            "addressed", link -> link.addressed() ? YES : NO,
            "internet", link -> link.internet().name(),
            "metered", link -> link.metered().name());
    private static final Map<String, List<String>> LINK_VALUES = Map.of(
            "carrier", names(Carrier.values()),
            "enabled", WHETHER,
            "addressed", WHETHER,
            "internet", names(Internet.values()),
            "metered", names(Metered.values()));

    private static Map<String, Kind> plain() {
        Map<String, Kind> plain = new LinkedHashMap<>();
        plain.put("settled", new Kind(view -> view.settled() ? YES : NO, WHETHER));
        plain.put("online", new Kind(view -> online(view) ? YES : NO, WHETHER));
        plain.put("type", new Kind(Term::type, types()));
        plain.put("interface", new Kind(Term::interfaceName, ANY));
        plain.put(
                "internet",
                new Kind(
                        view -> view.current()
                                .map(Link::internet)
                                .orElse(Internet.UNKNOWN)
                                .name(),
                        names(Internet.values())));
        plain.put(
                "metered",
                new Kind(
                        view -> view.current()
                                .map(Link::metered)
                                .orElse(Metered.UNKNOWN)
                                .name(),
                        names(Metered.values())));
        plain.put("cable", new Kind(view -> view.cable().name(), names(Carrier.values())));
        plain.put("wifi", technology(Technology.WIFI));
        plain.put("ethernet", technology(Technology.ETHERNET));
        plain.put("bluetooth", technology(Technology.BLUETOOTH));
        plain.put("cellular", new Kind(Term::cellular, names(CellularState.values())));
        return plain;
    }

    static String possible() {
        return Verb.list(List.copyOf(PLAIN.keySet())) + ", link:ID.FIELD, profile:ID";
    }

    static Term parse(String word, int column) {
        int equals = word.indexOf('=');
        boolean equal = equals < 1 || word.charAt(equals - 1) != '!';
        String name = equals < 0 ? word : word.substring(0, equals - (equal ? 0 : 1));
        Kind kind = kind(name, column);
        if (equals < 0) {
            Filter.require(
                    kind.values == WHETHER,
                    column + word.length(),
                    name + " wants a value: " + (kind.values.isEmpty() ? name + "=..." : Verb.list(kind.values)));
            return new Term(name, kind.value, YES, true);
        }
        String wanted = word.substring(equals + 1);
        return new Term(name, kind.value, checked(kind, wanted, column + equals + 1), equal);
    }

    private static String checked(Kind kind, String wanted, int column) {
        if (kind.values.isEmpty()) {
            Filter.require(!wanted.isEmpty(), column, "want a value");
            return wanted;
        }
        String upper = wanted.toUpperCase(Locale.ROOT);
        Filter.require(
                kind.values.contains(upper),
                column,
                "there is no '" + wanted + "'" + Near.to(upper, kind.values) + "; there is " + Verb.list(kind.values));
        return upper;
    }

    private static Kind kind(String name, int column) {
        if (name.startsWith("profile:") && name.length() > "profile:".length()) {
            String id = name.substring("profile:".length());
            return new Kind(view -> profile(view, id), names(ProfileState.values()));
        }
        if (name.startsWith("link:")) {
            return link(name, column);
        }
        Kind kind = PLAIN.get(name);
        if (kind == null) {
            throw Filter.wrong(
                    column,
                    "there is no '" + name + "'" + Near.to(name, List.copyOf(PLAIN.keySet())) + "; there is "
                            + possible());
        }
        return kind;
    }

    private static Kind link(String name, int column) {
        int dot = name.lastIndexOf('.');
        String field = name.substring(dot + 1);
        Function<Link, String> value = LINK.get(field);
        if (dot < 0 || value == null) {
            throw Filter.wrong(
                    column + Math.max(dot + 1, 0),
                    "want link:ID.FIELD, where FIELD is "
                            + Verb.list(LINK.keySet().stream().sorted().toList()));
        }
        String id = name.substring("link:".length(), dot);
        return new Kind(
                view -> matching(view.links().stream(), id, Found::names)
                        .map(value)
                        .findFirst()
                        .orElse("ABSENT"),
                LINK_VALUES.getOrDefault(field, ANY));
    }

    private static String profile(View view, String id) {
        return matching(view.profiles().stream(), id, Found::names)
                .map(Profile::state)
                .max(ProfileState::compareTo)
                .map(Enum::name)
                .orElse("ABSENT");
    }

    /** Exactly, since a beginning may come to mean something else while somebody waits. */
    private static <T> Stream<T> matching(Stream<T> all, String id, Function<T, Stream<String>> names) {
        return all.filter(one -> names.apply(one).anyMatch(id::equals));
    }

    boolean met(View view) {
        return value.apply(view).equals(wanted) == equal;
    }

    String seen(View view) {
        return name + "=" + value.apply(view);
    }

    private static boolean online(View view) {
        return view.current()
                .map(Link::internet)
                .filter(internet -> internet == Internet.ONLINE || internet == Internet.UNKNOWN)
                .isPresent();
    }

    private static String type(View view) {
        return view.type().map(Enum::name).orElse("DISCONNECTED");
    }

    private static String interfaceName(View view) {
        return view.current().flatMap(Link::interfaceName).orElse("none");
    }

    private static Kind technology(Technology technology) {
        return new Kind(
                view -> view.technology(technology)
                        .map(status -> status.state())
                        .orElse(TechnologyState.UNKNOWN)
                        .name(),
                names(TechnologyState.values()));
    }

    private static String cellular(View view) {
        return view.technology(Technology.CELLULAR)
                .filter(CellularStatus.class::isInstance)
                .map(status -> ((CellularStatus) status).cellularState())
                .orElse(CellularState.UNKNOWN)
                .name();
    }

    private static List<String> types() {
        return Stream.concat(Stream.of("DISCONNECTED"), names(Technology.values()).stream())
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
