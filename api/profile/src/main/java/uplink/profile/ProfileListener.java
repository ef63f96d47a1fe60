// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told about profiles. Register it as a service; the rules are those of {@link LinkListener}. */
@ConsumerType
public interface ProfileListener {
    /** The profiles that are there already. */
    default void presentProfiles(List<Profile> profiles) {}

    /** A profile has come. */
    default void profileAdded(Profile profile) {}

    /** Anything of a profile has changed but signal, revision and backend. */
    default void profileChanged(Profile before, Profile after) {}

    /** The state as a whole or of one family, the count of connections, or the last failure; comes after {@link #profileChanged}. */
    default void stateChanged(Profile before, Profile after) {}

    /** Its signal has moved by at least 5 dB since it was last told; at most once a second per profile. */
    default void signalChanged(Profile before, Profile after) {}

    /** A profile has gone. */
    default void profileRemoved(Profile profile) {}
}
