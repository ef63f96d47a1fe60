// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/** A special kind of profile, made of a plain one and what is special: only {@link #base()} and the special parts are left to write. */
@ProviderType
public interface TypedProfile extends Profile {
    /** What every kind of profile has. */
    Profile base();

    @Override
    default String id() {
        return base().id();
    }

    @Override
    default String name() {
        return base().name();
    }

    @Override
    default Technology technology() {
        return base().technology();
    }

    @Override
    default ProfileState state() {
        return base().state();
    }

    @Override
    default ProfileState state(Family family) {
        return base().state(family);
    }

    @Override
    default Optional<Instant> since() {
        return base().since();
    }

    @Override
    default long connectCount() {
        return base().connectCount();
    }

    @Override
    default Optional<Failure> lastFailure() {
        return base().lastFailure();
    }

    @Override
    default String origin() {
        return base().origin();
    }

    @Override
    default boolean managed() {
        return base().managed();
    }

    @Override
    default long revision() {
        return base().revision();
    }

    @Override
    default Optional<String> link() {
        return base().link();
    }

    @Override
    default Optional<String> interfaceName() {
        return base().interfaceName();
    }

    @Override
    default IpState ip(Family family) {
        return base().ip(family);
    }

    @Override
    default Proxy proxy() {
        return base().proxy();
    }

    @Override
    default boolean saved() {
        return base().saved();
    }

    @Override
    default boolean present() {
        return base().present();
    }

    @Override
    default OptionalInt signalDbm() {
        return base().signalDbm();
    }

    @Override
    default String backend() {
        return base().backend();
    }

    @Override
    default boolean simulated() {
        return base().simulated();
    }

    /** The same kind of profile with {@code other} as what every kind has: how a view stamps the describing backend. */
    TypedProfile onto(Profile other);

    @Override
    default Profile withoutQuiet() {
        return onto(base().withoutQuiet());
    }
}
