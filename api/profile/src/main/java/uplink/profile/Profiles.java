// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The registry of profiles. Safe for any thread; reads come from the newest {@link View}.
 *
 * <p>Commands return at once. Their stages complete on the delivery pool, after a view that shows the effect, or end with a {@link
 * ConnectionException}: {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#STALE}, {@link ErrorCode#NOT_SUPPORTED} when the backend does
 * not state the {@link Capability}, {@link ErrorCode#NOT_MANAGED}, {@link ErrorCode#UNAVAILABLE}, {@link ErrorCode#TIMED_OUT},
 * {@link ErrorCode#CANCELLED} after {@code toCompletableFuture().cancel(…)}. Each wants {@link Privilege#PROFILE}.
 */
@ProviderType
public interface Profiles {
    /** Which profiles to list; Tizen {@code connection_iterator_type_e}. */
    enum Which {
        /** All. */
        REGISTERED,
        /** Those that are connected. */
        CONNECTED,
        /** Those that are the default of a mobile service. */
        DEFAULT
    }

    /** How far to go back; Tizen {@code connection_reset_option_e}. */
    enum Reset {
        /** To what the device, operator or customer has set. */
        TO_DEFAULTS,
        /** To nothing at all. */
        CLEAR
    }

    /** Profiles by id; a value that does not change. Wants {@link Privilege#GET}. */
    List<Profile> list(Which which);

    /** The profile with exactly this id. Wants {@link Privilege#GET}. */
    Optional<Profile> find(String id);

    /** What the backend that describes this profile can do with profiles; empty when none serves it. */
    Set<Capability> capabilities(String id);

    /** What is wanted of a profile, without its secrets; of a managed one that is not saved, where its first edit begins. */
    CompletionStage<ProfileSettings> settings(String id, CommandOptions options);

    /** Writes a new profile down, by the highest backend that serves its technology. */
    CompletionStage<Profile> add(ProfileSettings settings, CommandOptions options);

    /**
     * Edits a profile, whole or not at all.
     *
     * @param seen the profile as it was when {@code settings} were made: with another revision now, it ends with {@link ErrorCode#STALE}
     */
    CompletionStage<Profile> update(Profile seen, ProfileSettings settings, CommandOptions options);

    /** Forgets a profile; a connected one is taken down first. */
    CompletionStage<Void> remove(String id, CommandOptions options);

    /** Puts the profiles of one technology back; always completes, with no SIM card too. */
    CompletionStage<Void> reset(Technology technology, Reset option, CommandOptions options);

    /** Keeps a change that was made with {@link Confirm}. {@link ErrorCode#NOT_FOUND} when none waits. */
    CompletionStage<Void> confirm(String id);

    /** Undoes a change that was made with {@link Confirm} at once. {@link ErrorCode#NOT_FOUND} when none waits. */
    CompletionStage<Void> revert(String id);

    /** Ids of the profiles whose change waits to be confirmed. */
    List<String> unconfirmed();
}
