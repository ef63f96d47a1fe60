// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.View;
import uplink.service.shell.text.Table.Cell;

/** Tables of what is in a view, for people. Pure. */
public final class Lists {
    private Lists() {}

    /** One line per link; the current one is marked. */
    public static String links(View view, List<Link> links, Style style) {
        Table table = new Table(style, "", "INTERFACE", "TECHNOLOGY", "CARRIER", "ADDRESSES", "KEY");
        for (Link link : links) {
            boolean current =
                    view.current().map(Link::key).filter(link.key()::equals).isPresent();
            table.row(
                    mark(current, style),
                    Cell.of(link.interfaceName().orElse("-")),
                    Cell.of(link.technology().name().toLowerCase(Locale.ROOT)),
                    Cell.state(link.enabled() ? link.carrier().name() : "OFF", style),
                    Cell.of(addresses(link)),
                    Cell.dim(link.key(), style));
        }
        return table.text();
    }

    private static Cell mark(boolean current, Style style) {
        return current ? new Cell(style.symbol("●", "*"), style.mark()) : Cell.of("");
    }

    /** One line per profile; that of the current connection is marked. */
    public static String profiles(View view, List<Profile> profiles, Style style, Instant now) {
        Table table = new Table(style, "", "NAME", "TECHNOLOGY", "STATE", "INTERFACE", "SIGNAL", "ID");
        for (Profile profile : profiles) {
            boolean current = view.currentProfile()
                    .map(Profile::id)
                    .filter(profile.id()::equals)
                    .isPresent();
            table.row(
                    mark(current, style),
                    Cell.of(profile.name()),
                    Cell.of(profile.technology().name().toLowerCase(Locale.ROOT)),
                    state(profile, style, now),
                    Cell.of(profile.interfaceName().orElse("-")),
                    signal(profile, style),
                    Cell.dim(profile.id(), style));
        }
        return table.text();
    }

    private static Cell state(Profile profile, Style style, Instant now) {
        String word = profile.state().name();
        boolean failed = profile.lastFailure().isPresent() && !word.equals("CONNECTED");
        String more = failed
                ? ", " + Texts.words(profile.lastFailure().get().reason().name())
                : word.equals("CONNECTED")
                        ? Texts.since(profile, now).map(time -> " " + time).orElse("")
                        : "";
        return new Cell(Texts.words(word) + more, style.state(word) + (failed ? style.warn(more) : style.dim(more)));
    }

    private static Cell signal(Profile profile, Style style) {
        if (profile.signalDbm().isEmpty()) {
            return Cell.of("-");
        }
        int dbm = profile.signalDbm().getAsInt();
        return signal(dbm, style);
    }

    static Cell signal(int dbm, Style style) {
        return new Cell("#### " + dbm + " dBm", Texts.bars(dbm, style) + " " + dbm + " dBm");
    }

    /** One line per route, best first. */
    public static String routes(View view, Style style) {
        Table table = new Table(style, "DESTINATION", "GATEWAY", "INTERFACE", "METRIC", "BY");
        for (Route route : view.routes()) {
            table.row(
                    Cell.of(route.isDefault() ? "default" : route.destination().toString()),
                    Cell.of(route.gateway().map(LinkAddress::host).orElse("-")),
                    Cell.of(view.link(route.link()).flatMap(Link::interfaceName).orElse(route.link())),
                    Cell.of(Long.toString(route.metric())),
                    Cell.dim(route.origin(), style));
        }
        return table.text();
    }

    /** One line per backend, highest first, with what it describes. */
    public static String backends(View view, Style style) {
        Table table = new Table(style, "BACKEND", "LINKS", "PROFILES");
        for (String backend : view.backends()) {
            long links = view.links().stream()
                    .filter(link -> link.backend().equals(backend))
                    .count();
            long profiles = view.profiles().stream()
                    .filter(profile -> profile.backend().equals(backend))
                    .count();
            table.row(Cell.of(backend), Cell.of(Long.toString(links)), Cell.of(Long.toString(profiles)));
        }
        return table.text();
    }

    private static String addresses(Link link) {
        StringBuilder all = new StringBuilder();
        for (Family family : Family.values()) {
            for (LinkAddress address : link.ip(family).addresses()) {
                all.append(all.length() == 0 ? "" : " ").append(address);
            }
        }
        return all.length() == 0 ? "-" : all.toString();
    }
}
