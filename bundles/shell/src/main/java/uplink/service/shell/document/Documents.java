// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uplink.cellular.CellularStatus;
import uplink.profile.Fact;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;

/** What a view looks like to programs: maps and lists with the names of the project's JSON schemas. Pure. */
public final class Documents {
    /** Version of the schemas. */
    public static final int SCHEMA = 1;

    private Documents() {}

    /** The answer to {@code status}; {@code lasting} when a runtime answers. */
    public static Map<String, @Nullable Object> status(View view, boolean lasting) {
        Map<String, @Nullable Object> document = status(view);
        document.put("hints", Hints.of(view, lasting));
        return document;
    }

    static Map<String, @Nullable Object> status(View view) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("epoch", view.epoch());
        document.put("sequence", view.sequence());
        document.put("instant", view.instant().toString());
        document.put("settled", view.settled());
        document.put("simulated", view.current().map(Link::simulated).orElse(false));
        document.putAll(connection(view));
        document.put("interface", Parts.text(view.current().flatMap(Link::interfaceName)));
        document.put("addresses", addresses(view));
        document.put(
                "gateway",
                Parts.perFamily(family -> Parts.hosts(ip(view, family).gateways())));
        document.put(
                "dns", Parts.perFamily(family -> Parts.hosts(ip(view, family).dnsServers())));
        document.put("proxy", Parts.proxy(view.current().map(Link::proxy).orElse(Proxy.UNKNOWN)));
        document.put(
                "internet",
                view.current().map(Link::internet).orElse(Internet.UNKNOWN).name());
        document.put(
                "metered",
                view.current().map(Link::metered).orElse(Metered.UNKNOWN).name());
        document.put("technologies", technologies(view));
        document.put("backends", view.backends());
        document.put("hints", Hints.of(view, true));
        return document;
    }

    /** Type, link and profile of the current connection. */
    static Map<String, @Nullable Object> connection(View view) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("type", view.type().map(Enum::name).orElse("DISCONNECTED"));
        document.put("link", Parts.text(view.current().map(Link::key)));
        document.put("profile", Parts.text(view.currentProfile().map(Profile::id)));
        return document;
    }

    static Map<String, @Nullable Object> addresses(View view) {
        return Parts.perFamily(family ->
                ip(view, family).addresses().stream().map(LinkAddress::host).toList());
    }

    static IpState ip(View view, Family family) {
        return view.current().map(link -> link.ip(family)).orElse(IpState.UNKNOWN);
    }

    private static Map<String, @Nullable Object> technologies(View view) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (Technology technology :
                List.of(Technology.WIFI, Technology.CELLULAR, Technology.ETHERNET, Technology.BLUETOOTH)) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("state", state(view, technology));
            if (technology == Technology.ETHERNET) {
                one.put("cable", view.cable().name());
            }
            document.put(technology.name(), one);
        }
        return document;
    }

    private static String state(View view, Technology technology) {
        return view.technology(technology).map(Documents::state).orElse(TechnologyState.UNKNOWN.name());
    }

    static String state(TechnologyStatus status) {
        return status instanceof CellularStatus cellular
                ? cellular.cellularState().name()
                : status.state().name();
    }

    /** One of {@code links}. */
    public static Map<String, @Nullable Object> link(View view, Link link) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("key", link.key());
        document.put("interface", Parts.text(link.interfaceName()));
        document.put("kind", link.kind().name());
        document.put("technology", link.technology().name());
        document.put(
                "current",
                view.current().map(Link::key).filter(link.key()::equals).isPresent());
        document.put("underlying", Parts.text(link.underlying()));
        document.put("mac", Parts.text(link.mac()));
        document.put("enabled", link.enabled());
        document.put("carrier", link.carrier().name());
        document.put("carrierChanges", link.carrierChanges());
        document.put("mtu", number(link.mtuBytes()));
        document.put("speed", number(link.speedBitsPerSecond()));
        document.put("ip", Parts.ip(link::ip));
        document.put("proxy", Parts.proxy(link.proxy()));
        document.put("internet", link.internet().name());
        document.put("metered", link.metered().name());
        document.put("sources", sources(link));
        document.put("backend", link.backend());
        document.put("simulated", link.simulated());
        return document;
    }

    private static Map<String, @Nullable Object> sources(Link link) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            document.put(fact.name(), link.source(fact));
        }
        return document;
    }

    static @Nullable Object number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    static @Nullable Object number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
