// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is wanted of a profile; {@link Profile} is what is. Immutable and checked: one that exists contradicts neither itself nor
 * the standards.
 */
@ProviderType
public interface ProfileSettings {
    /** 1 to 512 characters, no control characters. */
    String name();

    /** The bearer; cannot be changed later. */
    Technology technology();

    /** Interface that the profile is bound to; empty for any of its technology. */
    Optional<String> interfaceName();

    /** What is wanted of one family. */
    IpSettings ip(Family family);

    /** How HTTP shall leave. */
    Proxy proxy();

    /** Overrides what the network says of its cost; {@link Metered#UNKNOWN} for no override. */
    Metered metered();

    /** Connects by itself when its network is there. */
    boolean autoconnect();

    /** Largest packet in bytes, 68 to 65535 (RFC 791), with IPv6 at least 1280 (RFC 8200); empty for the link's own. */
    OptionalInt mtuBytes();

    /** What is special of this technology. */
    Optional<SettingsPart> part();

    /** What is special, if it is of that kind. */
    default <T extends SettingsPart> Optional<T> part(Class<T> kind) {
        return part().filter(kind::isInstance).map(kind::cast);
    }

    /** A copy to change. */
    default ProfileSettingsBuilder toBuilder() {
        return new ProfileSettingsBuilder(this);
    }

    /** Starts with both families dynamic, no proxy, and autoconnect. */
    static ProfileSettingsBuilder builder(String name, Technology technology) {
        return new ProfileSettingsBuilder(name, technology);
    }
}
