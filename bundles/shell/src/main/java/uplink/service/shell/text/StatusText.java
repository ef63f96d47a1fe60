// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.View;
import uplink.service.shell.document.Documents;

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

    /** On lines of a label and what it is. */
    public static String of(View view, Style style) {
        return new StatusText(view, style).text();
    }

    private String text() {
        String type = view.type().map(Enum::name).orElse("DISCONNECTED");
        line(
                "connection",
                type.equals("DISCONNECTED") || type.equals("UNKNOWN") ? style.state(type) : style.good(type));
        view.current().ifPresent(this::current);
        out.append('\n');
        technologies();
        line("backends", String.join(", ", view.backends()));
        hints();
        return out.toString();
    }

    private void current(Link link) {
        line("link", link.interfaceName().orElse("-") + style.dim("  " + link.key()));
        line("profile", view.currentProfile().map(this::profile).orElse("-"));
        line(
                "addresses",
                each(
                        link,
                        ip -> ip.addresses().stream().map(LinkAddress::toString).toList()));
        line("gateway", each(link, ip -> hosts(ip.gateways())));
        line("dns", each(link, ip -> hosts(ip.dnsServers())));
        if (link.proxy().type() != Proxy.Type.UNKNOWN && link.proxy().type() != Proxy.Type.DIRECT) {
            line("proxy", link.proxy().type() + " " + link.proxy().text());
        }
        line("internet", style.state(link.internet().name()));
        line("metered", style.state(link.metered().name()));
    }

    private String profile(Profile profile) {
        return profile.name() + style.dim("  " + profile.id());
    }

    private static List<String> hosts(List<java.net.InetAddress> addresses) {
        return addresses.stream().map(address -> LinkAddress.host(address)).toList();
    }

    private static String each(Link link, Function<IpState, List<String>> part) {
        List<String> all = new ArrayList<>();
        for (Family family : Family.values()) {
            all.addAll(part.apply(link.ip(family)));
        }
        return all.isEmpty() ? "-" : String.join("  ", all);
    }

    private void technologies() {
        @SuppressWarnings("unchecked")
        var states = (java.util.Map<String, java.util.Map<String, Object>>)
                Documents.status(view).get("technologies");
        states.forEach((name, one) -> {
            String cable = one.containsKey("cable")
                    ? style.dim("  cable ") + style.state(one.get("cable").toString())
                    : "";
            line(name.toLowerCase(Locale.ROOT), style.state(one.get("state").toString()) + cable);
        });
    }

    private void hints() {
        List<?> hints = (List<?>) Documents.status(view).get("hints");
        if (hints != null && !hints.isEmpty()) {
            out.append('\n');
            hints.forEach(hint -> out.append(style.dim(hint.toString())).append('\n'));
        }
    }

    private void line(String label, String value) {
        out.append(style.dim(label))
                .append(" ".repeat(LABEL - label.length()))
                .append(value)
                .append('\n');
    }
}
