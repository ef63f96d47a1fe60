// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Collects the parts of a {@link Link}. Not for use by several threads. */
public final class LinkBuilder {
    private final String key;
    private Optional<String> interfaceName = Optional.empty();
    private LinkKind kind = LinkKind.UNKNOWN;
    private Technology technology = Technology.UNKNOWN;
    private Optional<String> underlying = Optional.empty();
    private Optional<MacAddress> mac = Optional.empty();
    private boolean enabled;
    private Carrier carrier = Carrier.UNKNOWN;
    private long carrierChanges;
    private OptionalInt mtuBytes = OptionalInt.empty();
    private OptionalLong speedBitsPerSecond = OptionalLong.empty();
    private IpState ipv4 = IpState.UNKNOWN;
    private IpState ipv6 = IpState.UNKNOWN;
    private Proxy proxy = Proxy.UNKNOWN;
    private Internet internet = Internet.UNKNOWN;
    private Metered metered = Metered.UNKNOWN;
    private Map<Fact, String> sources = Map.of();
    private String backend = "";
    private boolean simulated;

    LinkBuilder(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a link needs a key");
        }
        this.key = key;
    }

    LinkBuilder(Link from) {
        key = from.key();
        interfaceName = from.interfaceName();
        kind = from.kind();
        technology = from.technology();
        underlying = from.underlying();
        mac = from.mac();
        enabled = from.enabled();
        carrier = from.carrier();
        carrierChanges = from.carrierChanges();
        mtuBytes = from.mtuBytes();
        speedBitsPerSecond = from.speedBitsPerSecond();
        copyUpperLayers(from);
    }

    private void copyUpperLayers(Link from) {
        ipv4 = from.ip(Family.IPV4);
        ipv6 = from.ip(Family.IPV6);
        proxy = from.proxy();
        internet = from.internet();
        metered = from.metered();
        backend = from.backend();
        simulated = from.simulated();
        for (Fact fact : Fact.values()) {
            source(fact, from.source(fact));
        }
    }

    /** Sets {@link Link#interfaceName()}. */
    public LinkBuilder interfaceName(String value) {
        interfaceName = Optional.of(value);
        return this;
    }

    /** Sets {@link Link#kind()}. */
    public LinkBuilder kind(LinkKind value) {
        kind = value;
        return this;
    }

    /** Sets {@link Link#technology()}. */
    public LinkBuilder technology(Technology value) {
        technology = value;
        return this;
    }

    /** Sets {@link Link#underlying()}. */
    public LinkBuilder underlying(String linkKey) {
        underlying = Optional.of(linkKey);
        return this;
    }

    /** Sets {@link Link#mac()}. */
    public LinkBuilder mac(MacAddress value) {
        mac = Optional.of(value);
        return this;
    }

    /** Sets {@link Link#enabled()}. */
    public LinkBuilder enabled(boolean value) {
        enabled = value;
        return this;
    }

    /** Sets {@link Link#carrier()}. */
    public LinkBuilder carrier(Carrier value) {
        carrier = value;
        return this;
    }

    /** Sets {@link Link#carrierChanges()}. */
    public LinkBuilder carrierChanges(long value) {
        carrierChanges = value;
        return this;
    }

    /** Sets {@link Link#mtuBytes()}. */
    public LinkBuilder mtuBytes(int value) {
        mtuBytes = OptionalInt.of(value);
        return this;
    }

    /** Sets {@link Link#speedBitsPerSecond()}. */
    public LinkBuilder speedBitsPerSecond(long value) {
        speedBitsPerSecond = OptionalLong.of(value);
        return this;
    }

    /** Sets {@link Link#ip(Family)}. */
    public LinkBuilder ip(Family family, IpState value) {
        if (family == Family.IPV4) {
            ipv4 = value;
        } else {
            ipv6 = value;
        }
        return this;
    }

    /** Sets {@link Link#proxy()}. */
    public LinkBuilder proxy(Proxy value) {
        proxy = value;
        return this;
    }

    /** Sets {@link Link#internet()}. */
    public LinkBuilder internet(Internet value) {
        internet = value;
        return this;
    }

    /** Sets {@link Link#metered()}. */
    public LinkBuilder metered(Metered value) {
        metered = value;
        return this;
    }

    /** Says who stated {@code fact}, when it was not the backend itself. */
    public LinkBuilder source(Fact fact, String origin) {
        Map<Fact, String> grown = sources.isEmpty() ? new EnumMap<>(Fact.class) : new EnumMap<>(sources);
        if (origin.equals(backend)) {
            grown.remove(fact);
        } else {
            grown.put(fact, origin);
        }
        sources = grown;
        return this;
    }

    LinkBuilder sources(Map<Fact, String> value) {
        sources = value;
        return this;
    }

    /** Sets {@link Link#backend()}; the view does it for every layer. */
    public LinkBuilder backend(String value) {
        backend = value;
        return this;
    }

    /** Sets {@link Link#simulated()}. */
    public LinkBuilder simulated(boolean value) {
        simulated = value;
        return this;
    }

    /** The finished link. */
    public Link build() {
        return new LinkValue(
                key,
                interfaceName,
                kind,
                technology,
                underlying,
                mac,
                enabled,
                carrier,
                carrierChanges,
                mtuBytes,
                speedBitsPerSecond,
                ipv4,
                ipv6,
                proxy,
                internet,
                metered,
                sources.isEmpty() ? Map.of() : Map.copyOf(sources),
                backend,
                simulated);
    }
}
