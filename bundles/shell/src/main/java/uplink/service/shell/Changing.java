// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import uplink.manager.Connections;
import uplink.manager.RouteRequest;
import uplink.profile.IpPrefix;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.shell.find.Found;
import uplink.service.shell.find.Numeric;
import uplink.service.shell.text.Headline;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.UsageException;

/** Carries out what changes connections, radios and routes. */
final class Changing {
    private final Call call;
    private final CommandLine line;

    Changing(Call call) {
        this.call = call;
        this.line = call.line();
    }

    void run() {
        View view = call.settled();
        switch (line.verb()) {
            case OPEN -> open(view, Found.profile(view, first()));
            case CLOSE -> close(view, Found.profile(view, first()));
            case JOIN -> new Joining(call).run(view, first());
            case RADIO -> radio(view);
            case UNLOCK -> {
                call.join(call.areas().cellular().unlock(call.options()));
                call.say("the SIM card is unlocked");
            }
            case PREFER -> prefer(view);
            default -> route(view);
        }
    }

    private String first() {
        return line.operand().orElseThrow();
    }

    private void open(View view, Profile profile) {
        Guard.replaced(call, view, profile);
        call.join(call.areas().connections().connect(profile.id(), call.options()));
        call.say(profile.name() + " is connected" + call.port(profile.id()));
    }

    private void close(View view, Profile profile) {
        Guard.profile(call, view, profile);
        call.join(call.areas().connections().disconnect(profile.id(), call.options()));
        call.say(profile.name() + " is disconnected");
    }

    private void radio(View view) {
        boolean on = choice(1, "on", "off");
        if (choice(0, "wifi", "cellular")) {
            guard(view, Technology.WIFI, on);
            call.join(call.areas().wifi().radio(on, call.options()));
            call.say("the Wi-Fi radio is " + (on ? "on" : "off"));
        } else {
            guard(view, Technology.CELLULAR, on);
            call.join(call.areas().cellular().radio(on, call.options()));
            call.say("the mobile radio is " + (on ? "on" : "off"));
        }
    }

    private void guard(View view, Technology technology, boolean on) {
        if (!on) {
            Guard.technology(call, view, technology);
        }
    }

    private boolean choice(int index, String yes, String no) {
        String word = line.operands().get(index);
        if (!word.equals(yes) && !word.equals(no)) {
            throw new UsageException("want " + yes + " or " + no + ", not '" + word + "'");
        }
        return word.equals(yes);
    }

    private void prefer(View view) {
        List<Link> links = line.operands().stream()
                .map(id -> Found.link(view, id))
                .distinct()
                .toList();
        Guard.order(call, view, links);
        call.join(
                call.areas().connections().prefer(links.stream().map(Link::key).toList(), call.options()));
        call.say(Headline.of(call.areas().views().view(), call.terminal().style()));
    }

    private void route(View view) {
        Connections connections = call.areas().connections();
        boolean add = choice(0, "add", "remove");
        IpPrefix destination = typed(line.operands().get(1), Numeric::prefix);
        Link link = Found.link(view, line.operands().get(2));
        if (add) {
            RouteRequest request = typed(
                    "",
                    unused -> new RouteRequest(
                            link.key(), destination, line.value(Option.VIA).map(Numeric::host), metric()));
            call.join(connections.addRoute(request, call.options()));
            call.say(destination + " is reached by " + link.interfaceName().orElse(link.key())
                    + ", until this runtime ends");
            return;
        }
        Optional<Route> route = connections.routes().stream()
                .filter(one ->
                        one.destination().equals(destination) && one.link().equals(link.key()))
                .filter(one -> metric().isEmpty() || one.metric() == metric().getAsLong())
                .findFirst();
        call.join(connections.removeRoute(
                route.orElseThrow(() -> new UsageException("no bundle has added a route to " + destination + " by "
                        + link.interfaceName().orElse(link.key()) + ": 'uplink routes' shows all")),
                call.options()));
        call.say(destination + " is removed");
    }

    private OptionalLong metric() {
        return line.number(Option.METRIC);
    }

    private static <T> T typed(String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }
}
