// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.View;

/** The whole state in one sentence. Pure. */
public final class Headline {
    private Headline() {}

    /** {@code Online by Wi-Fi home on wlan0, 192.0.2.11}. */
    public static String of(View view, Style style) {
        if (!view.settled()) {
            return style.warn(style.symbol("◌ ", "")) + style.strong("Looking") + " for what is there";
        }
        return view.current().map(link -> online(view, link, style)).orElseGet(() -> offline(view, style));
    }

    private static String online(View view, Link link, Style style) {
        boolean reached = link.internet() == Internet.ONLINE;
        boolean good = reached || link.internet() == Internet.UNKNOWN;
        String dot = style.symbol("● ", "");
        return (good ? style.good(dot) : style.warn(dot))
                + style.strong(reached ? "Online" : "Connected")
                + " by "
                + Texts.technology(link.technology().name())
                + where(view, link)
                + reach(link.internet(), style);
    }

    /** With its time: {@code …, for 3 min}. */
    static String of(View view, Style style, Instant now) {
        Optional<String> time = view.currentProfile().flatMap(profile -> Texts.since(profile, now));
        return of(view, style) + time.map(text -> style.dim(", " + text)).orElse("");
    }

    private static String where(View view, Link link) {
        String port = link.interfaceName().orElse(link.key());
        String name = view.currentProfile().map(Profile::name).orElse(port);
        String address = Stream.of(Family.values())
                .flatMap(family -> link.ip(family).addresses().stream())
                .filter(LinkAddress::usable)
                .findFirst()
                .map(one -> ", " + one.host())
                .orElse("");
        return " " + Texts.safe(name) + (name.equals(port) ? "" : " on " + port) + address;
    }

    private static String reach(Internet internet, Style style) {
        return switch (internet) {
            case PORTAL -> style.warn(", behind a captive portal");
            case LIMITED -> style.warn(", which does not reach the internet");
            case OFFLINE -> style.bad(", without internet");
            default -> "";
        };
    }

    private static String offline(View view, Style style) {
        String why = view.profiles().stream()
                .filter(profile -> profile.state() != ProfileState.CONNECTED)
                .filter(profile -> profile.lastFailure().isPresent())
                .limit(2)
                .map(profile -> Texts.safe(profile.name()) + ": "
                        + Texts.words(
                                profile.lastFailure().orElseThrow().reason().name()))
                .reduce((one, other) -> one + ", " + other)
                .map(text -> "; " + text)
                .orElse("");
        return style.bad(style.symbol("○ ", "")) + style.strong("Offline") + why;
    }
}
