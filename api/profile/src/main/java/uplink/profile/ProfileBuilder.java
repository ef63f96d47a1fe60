// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Collects what every kind of {@link Profile} has. Not for use by several threads. */
public final class ProfileBuilder {
    private final String id;
    private final Technology technology;
    private String name;
    private ProfileState state = ProfileState.UNKNOWN;
    private ProfileState ipv4State = ProfileState.UNKNOWN;
    private ProfileState ipv6State = ProfileState.UNKNOWN;
    private Optional<Instant> since = Optional.empty();
    private long connectCount;
    private Optional<Failure> lastFailure = Optional.empty();
    private boolean managed;
    private long revision;
    private Optional<String> link = Optional.empty();
    private Optional<String> interfaceName = Optional.empty();
    private IpState ipv4 = IpState.UNKNOWN;
    private IpState ipv6 = IpState.UNKNOWN;
    private Proxy proxy = Proxy.UNKNOWN;
    private boolean saved;
    private boolean present = true;
    private OptionalInt signalDbm = OptionalInt.empty();
    private String backend = "";
    private boolean simulated;

    ProfileBuilder(String id, Technology technology) {
        if (id.indexOf(':') <= 0 || id.endsWith(":")) {
            throw new IllegalArgumentException("not a profile id: " + id + ", want <origin>:<key>");
        }
        this.id = id;
        this.technology = technology;
        this.name = id.substring(id.indexOf(':') + 1);
    }

    ProfileBuilder(Profile from) {
        this(from.id(), from.technology());
        name = from.name();
        state = from.state();
        ipv4State = from.state(Family.IPV4);
        ipv6State = from.state(Family.IPV6);
        since = from.since();
        connectCount = from.connectCount();
        lastFailure = from.lastFailure();
        managed = from.managed();
        revision = from.revision();
        copyWhatItIsUpOn(from);
    }

    private void copyWhatItIsUpOn(Profile from) {
        link = from.link();
        interfaceName = from.interfaceName();
        ipv4 = from.ip(Family.IPV4);
        ipv6 = from.ip(Family.IPV6);
        proxy = from.proxy();
        saved = from.saved();
        present = from.present();
        signalDbm = from.signalDbm();
        backend = from.backend();
        simulated = from.simulated();
    }

    /** Sets {@link Profile#name()}; without it the key of the id. */
    public ProfileBuilder name(String value) {
        name = value;
        return this;
    }

    /** Sets {@link Profile#state()}. */
    public ProfileBuilder state(ProfileState value) {
        state = value;
        return this;
    }

    /** Sets {@link Profile#state(Family)}. */
    public ProfileBuilder state(Family family, ProfileState value) {
        if (family == Family.IPV4) {
            ipv4State = value;
        } else {
            ipv6State = value;
        }
        return this;
    }

    /** Sets {@link Profile#since()}. */
    public ProfileBuilder since(Instant value) {
        since = Optional.of(value);
        return this;
    }

    /** Sets {@link Profile#connectCount()}. */
    public ProfileBuilder connectCount(long value) {
        connectCount = value;
        return this;
    }

    /** Sets {@link Profile#lastFailure()}. */
    public ProfileBuilder lastFailure(Optional<Failure> value) {
        lastFailure = value;
        return this;
    }

    /** Sets {@link Profile#managed()}. */
    public ProfileBuilder managed(boolean value) {
        managed = value;
        return this;
    }

    /** Sets {@link Profile#revision()}. */
    public ProfileBuilder revision(long value) {
        revision = value;
        return this;
    }

    /** Says which link it is up on; empty for none. */
    public ProfileBuilder link(Optional<String> key, Optional<String> interfaceName) {
        this.link = key;
        this.interfaceName = interfaceName;
        return this;
    }

    /** Says that it is up on {@code on}. */
    public ProfileBuilder link(Link on) {
        return link(Optional.of(on.key()), on.interfaceName());
    }

    /** Sets {@link Profile#ip(Family)}. */
    public ProfileBuilder ip(Family family, IpState value) {
        if (family == Family.IPV4) {
            ipv4 = value;
        } else {
            ipv6 = value;
        }
        return this;
    }

    /** Sets {@link Profile#proxy()}. */
    public ProfileBuilder proxy(Proxy value) {
        proxy = value;
        return this;
    }

    /** Sets {@link Profile#saved()}. */
    public ProfileBuilder saved(boolean value) {
        saved = value;
        return this;
    }

    /** Sets {@link Profile#present()}. */
    public ProfileBuilder present(boolean value) {
        present = value;
        return this;
    }

    /** Sets {@link Profile#signalDbm()}. */
    public ProfileBuilder signalDbm(OptionalInt value) {
        signalDbm = value;
        return this;
    }

    /** Sets {@link Profile#backend()}. */
    public ProfileBuilder backend(String value) {
        backend = value;
        return this;
    }

    /** Sets {@link Profile#simulated()}. */
    public ProfileBuilder simulated(boolean value) {
        simulated = value;
        return this;
    }

    /** The finished profile: an {@link EthernetProfile} or {@link BluetoothProfile} where the technology is theirs. */
    public Profile build() {
        ProfileValue value = new ProfileValue(
                id,
                name,
                technology,
                state,
                ipv4State,
                ipv6State,
                since,
                connectCount,
                lastFailure,
                managed,
                revision,
                link,
                interfaceName,
                ipv4,
                ipv6,
                proxy,
                saved,
                present,
                signalDbm,
                backend,
                simulated);
        return switch (technology) {
            case ETHERNET -> new EthernetProfileValue(value);
            case BLUETOOTH -> new BluetoothProfileValue(value);
            default -> value;
        };
    }
}
