// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.Optional;
import java.util.function.Function;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;

/** One thing that settings say, both ways. Pure. */
interface Facet {
    /**
     * Writes what is wanted. Keys of what the edit does not touch stay as they are, so that words of NetworkManager that ours cannot say
     * outlive it.
     */
    ConnectionSettings write(ConnectionSettings into, Edit edit);

    /** Reads what is there, as near as the types allow; never throws. */
    void read(ConnectionSettings from, ProfileSettingsBuilder into);

    /**
     * What shall become of a profile.
     *
     * @param before as it reads now; empty of a new one
     * @param wanted as it shall read
     */
    record Edit(Optional<ProfileSettings> before, ProfileSettings wanted) {
        /** Does it change that part; of a new profile, always. */
        boolean touches(Function<ProfileSettings, ?> part) {
            return before.map(one -> !part.apply(one).equals(part.apply(wanted)))
                    .orElse(true);
        }

        /** The same as if the profile were a new one. */
        Edit whole() {
            return new Edit(Optional.empty(), wanted);
        }
    }
}
