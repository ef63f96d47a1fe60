// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import uplink.profile.Profile;
import uplink.profile.TypedProfile;

record CellularProfileValue(
        Profile base,
        ServiceType serviceType,
        Optional<String> apn,
        AuthType authType,
        Optional<String> user,
        boolean passwordSet,
        Optional<String> homeUrl,
        PdnType pdnType,
        PdnType roamingPdnType,
        boolean roaming,
        boolean hidden,
        boolean editable,
        boolean isDefault,
        int simSlot)
        implements CellularProfile, TypedProfile {
    @Override
    public TypedProfile onto(Profile other) {
        return new CellularProfileValue(
                other,
                serviceType,
                apn,
                authType,
                user,
                passwordSet,
                homeUrl,
                pdnType,
                roamingPdnType,
                roaming,
                hidden,
                editable,
                isDefault,
                simSlot);
    }
}
