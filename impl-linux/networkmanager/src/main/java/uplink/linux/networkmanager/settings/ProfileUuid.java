// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import uplink.profile.ProfileSettings;

/**
 * Id of a profile that Uplink makes: a name-based UUID (version 3) of {@code uplink/networkmanager/1}, technology, name and interface,
 * joined by line feeds. So adding the same again is refused by NetworkManager, and a profile that is removed and added again is the same
 * one. Pure.
 */
public final class ProfileUuid {
    private static final String NAMESPACE = "uplink/networkmanager/1";

    private ProfileUuid() {}

    /** As NetworkManager writes it: 36 lower-case characters. */
    public static String of(ProfileSettings settings) {
        String name = String.join(
                "\n",
                NAMESPACE,
                settings.technology().name(),
                settings.name(),
                settings.interfaceName().orElse(""));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
