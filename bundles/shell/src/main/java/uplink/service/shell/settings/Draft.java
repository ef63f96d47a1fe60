// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.profile.Family;
import uplink.profile.InvalidSettingsException;
import uplink.profile.InvalidSettingsException.Problem;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Proxy;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.service.shell.words.Near;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSettings;

/** Settings while they are typed: takes every word, and tells everything that is wrong at once. Used by one command. */
public final class Draft {
    private final Technology technology;
    private final String subject;
    private final ProfileSettingsBuilder builder;
    private final Map<Family, IpDraft> families = new EnumMap<>(Family.class);
    private final List<Problem> problems = new ArrayList<>();
    private final List<Key> wanted = new ArrayList<>();
    private Proxy proxy;
    private @Nullable List<String> exclusions;
    private WifiSettings wifi;
    private CellularSettings cellular;

    /** Begins with what is there. */
    public Draft(String subject, ProfileSettings before) {
        this.subject = subject;
        this.technology = before.technology();
        this.builder = before.toBuilder();
        this.proxy = before.proxy();
        for (Family family : Family.values()) {
            families.put(family, new IpDraft(before.ip(family)));
        }
        this.wifi = before.part(WifiSettings.class).orElse(WifiSettings.open(named(before.name())));
        this.cellular = before.part(CellularSettings.class)
                .orElse(new CellularSettings(
                        ServiceType.INTERNET,
                        Optional.empty(),
                        CellularSettings.Auth.NONE,
                        Optional.empty(),
                        PdnType.IPV4_IPV6,
                        PdnType.IPV4_IPV6,
                        false));
    }

    /** A name that is too long for a network is cut, and the real one wanted of {@code wifi.ssid}. */
    private static Ssid named(String name) {
        try {
            return Ssid.of(name);
        } catch (IllegalArgumentException tooLong) {
            return Ssid.of("unnamed");
        }
    }

    /** Begins with nothing but a name. */
    public static Draft of(String name, Technology technology) {
        return new Draft(
                name,
                ProfileSettings.builder(name.isBlank() ? "unnamed" : name, technology)
                        .build());
    }

    /** Takes {@code KEY=VALUE} words, and keys of secrets alone. */
    public void take(List<String> words) {
        List<String> seen = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Optional<Key> key = Keys.of(name);
            if (key.isEmpty()) {
                problem(name, "there is no such key" + Near.to(name, Keys.names(technology)));
            } else if (seen.contains(name)) {
                problem(name, "is there twice");
            } else {
                take(key.get(), equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1)));
            }
            seen.add(name);
        }
    }

    private void take(Key key, Optional<String> value) {
        if (key.only().isPresent() && key.only().get() != technology) {
            problem(key.name(), "a profile of " + technology + " has none");
        } else if (key.secret()) {
            if (value.isPresent()) {
                problem(key.name(), "is asked for, or read from standard input: leave away what is behind it");
            } else {
                wanted.add(key);
            }
        } else if (value.isEmpty()) {
            problem(key.name(), "wants a value: " + key.name() + "=" + key.values());
        } else {
            try {
                key.taker().accept(this, value.get());
            } catch (IllegalArgumentException wrong) {
                problem(key.name(), String.valueOf(wrong.getMessage()));
            }
        }
    }

    private void problem(String field, String message) {
        problems.add(new Problem(field, message));
    }

    /** Secrets that were named, and are still to be asked for. */
    public List<Key> wanted() {
        return problems.isEmpty() ? List.copyOf(wanted) : List.of();
    }

    /** Takes the answer for one of {@link #wanted}. */
    public void secret(Key key, Secret secret) {
        if (technology == Technology.WIFI) {
            wifi(now -> new WifiSettings(now.ssid(), now.hidden(), now.security(), Optional.of(secret), now.bssid()));
        } else {
            auth(now -> new CellularSettings.Auth(now.type(), now.user(), Optional.of(secret)));
        }
    }

    /**
     * The finished settings.
     *
     * @throws InvalidSettingsException naming every key that is wrong
     */
    public ProfileSettings build() {
        families.forEach((family, draft) -> builder.ip(family, draft.build()));
        builder.proxy(
                exclusions == null
                        ? proxy
                        : new Proxy(proxy.type(), proxy.host(), proxy.port(), proxy.pac(), exclusions));
        if (technology == Technology.WIFI) {
            builder.part(wifi);
        } else if (technology == Technology.CELLULAR) {
            builder.part(cellular);
        }
        List<Problem> all = new ArrayList<>(problems);
        try {
            ProfileSettings settings = builder.build();
            if (all.isEmpty()) {
                return settings;
            }
        } catch (InvalidSettingsException invalid) {
            invalid.problems().stream()
                    .filter(one ->
                            problems.stream().noneMatch(told -> told.field().equals(one.field())))
                    .forEach(all::add);
        }
        throw new InvalidSettingsException(subject, all);
    }

    ProfileSettingsBuilder general() {
        return builder;
    }

    IpDraft ip(Family family) {
        IpDraft draft = families.get(family);
        if (draft == null) {
            throw new IllegalStateException("no draft of " + family);
        }
        return draft;
    }

    void proxy(Proxy value) {
        proxy = new Proxy(value.type(), value.host(), value.port(), value.pac(), proxy.exclusions());
    }

    void exclusions(List<String> value) {
        exclusions = value;
    }

    void wifi(UnaryOperator<WifiSettings> change) {
        wifi = change.apply(wifi);
    }

    void cellular(UnaryOperator<CellularSettings> change) {
        cellular = change.apply(cellular);
    }

    void auth(Function<CellularSettings.Auth, CellularSettings.Auth> change) {
        cellular(now -> new CellularSettings(
                now.serviceType(),
                now.apn(),
                change.apply(now.auth()),
                now.homeUrl(),
                now.pdnType(),
                now.roamingPdnType(),
                now.roamingAllowed()));
    }
}
