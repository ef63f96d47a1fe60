// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import java.util.Optional;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.UsageException;

/** Keeps a hasty command from cutting the way by which it came. */
final class Guard {
    private Guard() {}

    /** A command that nobody outlives only observes, unless everything that it sees is simulated. */
    static void mayChange(Call call) {
        if (!call.terminal().lasting() && !onlySimulated(call.settled())) {
            throw new ConnectionException(
                    ErrorCode.INVALID_STATE,
                    "",
                    "'" + call.line().verb().word()
                            + "' changes something, and this command only looks: start a runtime with 'uplink run', then say it again");
        }
    }

    static void simulated(View view) {
        if (!onlySimulated(view)) {
            throw new ConnectionException(
                    ErrorCode.INVALID_STATE,
                    "",
                    "the demo changes everything it sees, so it runs on the simulator alone: uplink --backend sim demo");
        }
    }

    static boolean onlySimulated(View view) {
        return !view.backends().isEmpty()
                && !view.links().isEmpty()
                && view.links().stream().allMatch(Link::simulated)
                && view.profiles().stream().allMatch(Profile::simulated);
    }

    /** Before a profile is taken down, edited or forgotten. */
    static void profile(Call call, View view, Profile profile) {
        cut(
                call,
                profile.name(),
                view.current()
                        .map(Link::key)
                        .filter(key -> profile.link().filter(key::equals).isPresent()));
    }

    /** Before a profile comes up where another carries the default route: on its link, or on a radio that is not chosen yet. */
    static void replaced(Call call, View view, Profile profile) {
        boolean up = profile.state() == ProfileState.CONNECTED;
        view.currentProfile()
                .filter(current -> !up && !current.id().equals(profile.id()))
                .filter(current -> profile.link().isPresent()
                        ? profile.link().equals(current.link())
                        : profile.technology() == current.technology())
                .ifPresent(current -> profile(call, view, current));
    }

    /** Before anything happens to every link of a technology. */
    static void technology(Call call, View view, Technology technology) {
        view.current()
                .filter(link -> link.technology() == technology)
                .ifPresent(link -> cut(call, link.interfaceName().orElse(link.key()), Optional.of(link.key())));
    }

    /** Before the order of links puts another one first. */
    static void order(Call call, View view, List<Link> links) {
        Optional<Link> first = links.stream()
                .filter(link -> view.routes().stream().anyMatch(route -> leads(route, link)))
                .findFirst();
        view.current()
                .filter(current ->
                        first.filter(link -> !link.key().equals(current.key())).isPresent())
                .ifPresent(current ->
                        cut(call, current.interfaceName().orElse(current.key()), Optional.of(current.key())));
    }

    private static boolean leads(Route route, Link link) {
        return route.isDefault() && route.link().equals(link.key()) && link.addressed();
    }

    private static void cut(Call call, String what, Optional<String> current) {
        if (current.isPresent() && !call.line().has(Option.YES) && !call.line().has(Option.CONFIRM)) {
            throw new UsageException("'" + what + "' carries the default route: add --yes to do it all the same, or"
                    + " --confirm SECONDS to have it back unless you confirm");
        }
    }
}
