// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import uplink.profile.Failure;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Secret;
import uplink.wifi.WifiSettings;

/** A profile as the simulated daemon keeps it. Its secrets are beside its settings, and shown nowhere. For who holds the lock. */
public final class SimProfile {
    /** What is so, or not. */
    public enum Is {
        /** Written down. */
        SAVED,
        /** Was taken down to stay down. */
        BLOCKED,
        /** Was brought up to stay up. */
        KEPT,
        /** Not meant for people. */
        HIDDEN,
        /** The operator has locked it. */
        LOCKED,
        /** The default of its service type. */
        DEFAULT,
        /** The device came with it. */
        FACTORY
    }

    private final String id;
    private final int slot;
    private final Set<Is> now = EnumSet.noneOf(Is.class);
    private ProfileSettings settings;
    private Optional<String> ssid;
    private Optional<Secret> secret = Optional.empty();
    private long revision = 1;
    private long connectCount;
    private ProfileState state = ProfileState.DISCONNECTED;
    private Optional<Instant> since = Optional.empty();
    private Optional<Failure> lastFailure = Optional.empty();

    /** {@code slot} counts only of mobile ones. */
    SimProfile(String id, ProfileSettings settings, int slot) {
        this.id = id;
        this.slot = slot;
        this.settings = Secrets.without(settings);
        this.secret = Secrets.of(settings);
        ssid = ssid(settings);
    }

    private static Optional<String> ssid(ProfileSettings settings) {
        return settings.part(WifiSettings.class).map(wifi -> wifi.ssid().text());
    }

    /** A copy that shares nothing. */
    SimProfile copy() {
        SimProfile copy = new SimProfile(id, settings, slot);
        copy.now.addAll(now);
        copy.secret = secret.map(Secrets::copy);
        copy.revision = revision;
        copy.connectCount = connectCount;
        copy.state = state;
        copy.since = since;
        copy.lastFailure = lastFailure;
        return copy;
    }

    /** Takes over what {@code before} was, but counts on: nobody shall take the old for the new. */
    void restore(SimProfile before) {
        now.clear();
        now.addAll(before.now);
        revision += settings == before.settings ? 0 : 1;
        settings = before.settings;
        ssid = before.ssid;
        secret = before.secret;
    }

    /** With the origin before its name. */
    public String id() {
        return id;
    }

    /** Which SIM slot it is for. */
    public int slot() {
        return slot;
    }

    /** Is {@code what} so. */
    public boolean is(Is what) {
        return now.contains(what);
    }

    /** Makes {@code what} so, or not. */
    public SimProfile set(Is what, boolean so) {
        if (so) {
            now.add(what);
        } else {
            now.remove(what);
        }
        return this;
    }

    /** What is wanted, without secrets. */
    public ProfileSettings settings() {
        return settings;
    }

    /** The network that it is for, of a Wi-Fi one. */
    Optional<String> ssid() {
        return ssid;
    }

    /** Edits it; secrets that are not given stay. */
    public void settings(ProfileSettings wanted) {
        settings = Secrets.without(wanted);
        ssid = ssid(wanted);
        Secrets.of(wanted).ifPresent(this::secret);
        revision++;
    }

    /** Its passphrase or password. */
    public Optional<Secret> secret() {
        return secret;
    }

    /** Keeps a copy of another passphrase or password: its owner may wipe what was given. */
    public void secret(Secret value) {
        secret = Optional.of(Secrets.copy(value));
    }

    void forgetSecret() {
        secret.ifPresent(Secret::close);
        secret = Optional.empty();
    }

    /** Grows with each edit. */
    public long revision() {
        return revision;
    }

    /** How often it has come to be connected. */
    public long connectCount() {
        return connectCount;
    }

    /** How far it had come when the world settled last. */
    public ProfileState state() {
        return state;
    }

    /** When it came so far. */
    public Optional<Instant> since() {
        return since;
    }

    /** Why it last failed or was lost. */
    public Optional<Failure> lastFailure() {
        return lastFailure;
    }

    /** Says why it failed. */
    public void failed(Failure why) {
        lastFailure = Optional.of(why);
    }

    /** Counts a connection that has come up, and forgets why it failed before. */
    void settle(ProfileState reached, Instant at) {
        if (reached == state) {
            return;
        }
        state = reached;
        since = Optional.of(at);
        if (reached == ProfileState.CONNECTED) {
            connectCount++;
            lastFailure = Optional.empty();
        }
    }
}
