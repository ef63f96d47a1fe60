// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Profile;

/** A profile of a mobile network; Tizen {@code CONNECTION_PROFILE_TYPE_CELLULAR}. Immutable. The password cannot be read. */
@ProviderType
public interface CellularProfile extends Profile {
    /** What it is for. */
    ServiceType serviceType();

    /** Access point name; empty when the network chooses. */
    Optional<String> apn();

    /** How it is let in. */
    AuthType authType();

    /** User name for PAP or CHAP. */
    Optional<String> user();

    /** A password is saved. */
    boolean passwordSet();

    /** Home page of the service. */
    Optional<String> homeUrl();

    /** Families at home. */
    PdnType pdnType();

    /** Families abroad. */
    PdnType roamingPdnType();

    /** The modem is registered abroad. */
    boolean roaming();

    /** Not meant for people. */
    boolean hidden();

    /** People may change it; what the operator has locked they may not. */
    boolean editable();

    /** The default of its service type. */
    boolean isDefault();

    /** Which SIM slot it uses, from 0. */
    int simSlot();

    /** Starts from what every profile has; of {@code base} the technology is CELLULAR. */
    static CellularProfileBuilder builder(Profile base, ServiceType serviceType) {
        return new CellularProfileBuilder(base, serviceType);
    }
}
