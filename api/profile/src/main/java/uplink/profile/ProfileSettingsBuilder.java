// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.profile.InvalidSettingsException.Problem;

/** Collects {@link ProfileSettings}. Not for use by several threads. */
public final class ProfileSettingsBuilder {
    private String name;
    private final Technology technology;
    private Optional<String> interfaceName = Optional.empty();
    private IpSettings ipv4 = IpSettings.DYNAMIC;
    private IpSettings ipv6 = IpSettings.builder(IpMethod.AUTO).build();
    private Proxy proxy = Proxy.DIRECT;
    private Metered metered = Metered.UNKNOWN;
    private boolean autoconnect = true;
    private OptionalInt mtuBytes = OptionalInt.empty();
    private Optional<SettingsPart> part = Optional.empty();

    ProfileSettingsBuilder(String name, Technology technology) {
        this.name = name;
        this.technology = technology;
    }

    ProfileSettingsBuilder(ProfileSettings from) {
        this(from.name(), from.technology());
        interfaceName = from.interfaceName();
        ipv4 = from.ip(Family.IPV4);
        ipv6 = from.ip(Family.IPV6);
        proxy = from.proxy();
        metered = from.metered();
        autoconnect = from.autoconnect();
        mtuBytes = from.mtuBytes();
        part = from.part();
    }

    /** Sets {@link ProfileSettings#name()}. */
    public ProfileSettingsBuilder name(String value) {
        name = value;
        return this;
    }

    /** Sets {@link ProfileSettings#interfaceName()}. */
    public ProfileSettingsBuilder interfaceName(Optional<String> value) {
        interfaceName = value;
        return this;
    }

    /** Sets {@link ProfileSettings#ip(Family)}. */
    public ProfileSettingsBuilder ip(Family family, IpSettings value) {
        if (family == Family.IPV4) {
            ipv4 = value;
        } else {
            ipv6 = value;
        }
        return this;
    }

    /** Sets {@link ProfileSettings#proxy()}. */
    public ProfileSettingsBuilder proxy(Proxy value) {
        proxy = value;
        return this;
    }

    /** Sets {@link ProfileSettings#metered()}. */
    public ProfileSettingsBuilder metered(Metered value) {
        metered = value;
        return this;
    }

    /** Sets {@link ProfileSettings#autoconnect()}. */
    public ProfileSettingsBuilder autoconnect(boolean value) {
        autoconnect = value;
        return this;
    }

    /** Sets {@link ProfileSettings#mtuBytes()}. */
    public ProfileSettingsBuilder mtuBytes(OptionalInt value) {
        mtuBytes = value;
        return this;
    }

    /** Sets {@link ProfileSettings#part()}. */
    public ProfileSettingsBuilder part(SettingsPart value) {
        part = Optional.of(value);
        return this;
    }

    /**
     * The finished settings.
     *
     * @throws InvalidSettingsException naming every field that is wrong
     */
    public ProfileSettings build() {
        ProfileSettings settings = new ProfileSettingsValue(
                name, technology, interfaceName, ipv4, ipv6, proxy, metered, autoconnect, mtuBytes, part);
        List<Problem> problems = SettingsCheck.problems(settings);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(name, problems);
        }
        return settings;
    }
}
