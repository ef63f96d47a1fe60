// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.util.List;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.View;

/** Tables of links, profiles and backends for people. Pure. */
public final class Lists {
    private Lists() {}

    /** One line per link; the current one is marked. */
    public static String links(View view, List<Link> links, Style style) {
        Table table = new Table("", "INTERFACE", "TECHNOLOGY", "KIND", "CARRIER", "ADDRESSES", "KEY");
        for (Link link : links) {
            boolean current =
                    view.current().map(Link::key).filter(link.key()::equals).isPresent();
            table.row(
                    current ? "*" : "",
                    link.interfaceName().orElse("-"),
                    link.technology().name(),
                    link.kind().name(),
                    link.enabled() ? link.carrier().name() : "OFF",
                    addresses(link),
                    link.key());
        }
        return table.text(style, style::state);
    }

    /** One line per profile; that of the current connection is marked. */
    public static String profiles(View view, List<Profile> profiles, Style style) {
        Table table = new Table("", "NAME", "TECHNOLOGY", "STATE", "INTERFACE", "SIGNAL", "ID");
        for (Profile profile : profiles) {
            boolean current = view.currentProfile()
                    .map(Profile::id)
                    .filter(profile.id()::equals)
                    .isPresent();
            table.row(
                    current ? "*" : "",
                    profile.name(),
                    profile.technology().name(),
                    profile.state().name(),
                    profile.interfaceName().orElse("-"),
                    profile.signalDbm().isPresent() ? profile.signalDbm().getAsInt() + " dBm" : "-",
                    profile.id());
        }
        return table.text(style, style::state);
    }

    /** One line per backend, highest first, with what it describes. */
    public static String backends(View view, Style style) {
        Table table = new Table("BACKEND", "LINKS", "PROFILES");
        for (String backend : view.backends()) {
            long links = view.links().stream()
                    .filter(link -> link.backend().equals(backend))
                    .count();
            long profiles = view.profiles().stream()
                    .filter(profile -> profile.backend().equals(backend))
                    .count();
            table.row(backend, Long.toString(links), Long.toString(profiles));
        }
        return table.text(style, style::state);
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
