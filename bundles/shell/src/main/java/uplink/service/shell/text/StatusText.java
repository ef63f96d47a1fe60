// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import uplink.cellular.CellularStatus;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;

/** The status for people. Pure. */
public final class StatusText {
    private static final int LABEL = 12;

    private final View view;
    private final Style style;
    private final StringBuilder out = new StringBuilder();

    private StatusText(View view, Style style) {
        this.view = view;
        this.style = style;
    }

    /** A headline, and lines of a label and what it is; {@code hints} at its end. */
    public static String of(View view, List<String> hints, Style style, Instant now) {
        StatusText text = new StatusText(view, style);
        text.out.append(Headline.of(view, style, now)).append('\n');
        view.current().ifPresent(text::current);
        text.out.append('\n');
        text.technologies();
        text.out.append('\n');
        text.line("backends", view.backends().isEmpty() ? style.dim("none") : String.join(", ", view.backends()));
        hints.forEach(hint -> text.out.append(style.dim(hint)).append('\n'));
        return text.out.toString();
    }

    private void current(Link link) {
        out.append('\n');
        line(
                "addresses",
                each(
                        link,
                        ip -> ip.addresses().stream().map(LinkAddress::toString).toList()));
        line("gateway", each(link, ip -> hosts(ip.gateways())));
        line("dns", each(link, ip -> hosts(ip.dnsServers())));
        if (link.proxy().type() != Proxy.Type.UNKNOWN && link.proxy().type() != Proxy.Type.DIRECT) {
            line(
                    "proxy",
                    link.proxy().type() == Proxy.Type.MANUAL
                            ? link.proxy().text()
                            : "automatic " + link.proxy().text());
        }
        line("internet", style.state(link.internet().name()));
        line("metered", style.state(link.metered().name()));
        view.currentProfile().ifPresent(this::profile);
        line("link", style.dim(link.key()));
    }

    private void profile(Profile profile) {
        OptionalInt dbm = profile.signalDbm();
        if (dbm.isPresent()) {
            line("signal", Texts.bars(dbm.getAsInt(), style) + " " + dbm.getAsInt() + " dBm");
        }
        line("profile", Texts.safe(profile.name()) + style.dim("  " + profile.id()));
    }

    private static List<String> hosts(List<InetAddress> addresses) {
        return addresses.stream().map(LinkAddress::host).toList();
    }

    private String each(Link link, Function<IpState, List<String>> part) {
        List<String> all = new ArrayList<>();
        for (Family family : Family.values()) {
            all.addAll(part.apply(link.ip(family)));
        }
        return all.isEmpty() ? style.dim("-") : String.join("  ", all);
    }

    private void technologies() {
        for (Technology technology :
                List.of(Technology.WIFI, Technology.CELLULAR, Technology.ETHERNET, Technology.BLUETOOTH)) {
            Optional<TechnologyStatus> status = view.technology(technology);
            line(
                    technology.name().toLowerCase(Locale.ROOT),
                    style.state(status.map(StatusText::state).orElse("UNKNOWN")) + more(technology, status));
        }
    }

    private static String state(TechnologyStatus status) {
        return status instanceof CellularStatus cellular
                ? cellular.cellularState().name()
                : status.state().name();
    }

    private String more(Technology technology, Optional<TechnologyStatus> status) {
        if (technology == Technology.ETHERNET && view.cable() != Carrier.UNKNOWN) {
            return style.dim(", cable " + Texts.words(view.cable().name()));
        }
        return status.filter(CellularStatus.class::isInstance)
                .flatMap(one -> ((CellularStatus) one).operatorName())
                .map(operator -> style.dim(", " + Texts.safe(operator)))
                .orElse("");
    }

    private void line(String label, String value) {
        out.append("  ")
                .append(style.dim(label))
                .append(" ".repeat(LABEL - label.length()))
                .append(value)
                .append('\n');
    }
}
