// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.Technology;

/** Writes profiles of one backend. {@code docs/spi.md} maps each method to the daemons. */
@ConsumerType
public interface ProfileBackend extends AreaBackend {
    /** What is wanted of profile {@code id}, without secrets. */
    CompletionStage<ProfileSettings> settings(String id, CommandContext context);

    /** Writes a new profile down and answers its id. */
    CompletionStage<String> add(ProfileSettings settings, CommandContext context);

    /** Edits a profile, whole or not at all; fails with STALE unless it still has {@code revision}. */
    CompletionStage<Void> update(String id, long revision, ProfileSettings settings, CommandContext context);

    /** Forgets a profile. */
    CompletionStage<Void> remove(String id, CommandContext context);

    /** Puts the profiles of a technology back. */
    CompletionStage<Void> reset(Technology technology, Profiles.Reset option, CommandContext context);
}
