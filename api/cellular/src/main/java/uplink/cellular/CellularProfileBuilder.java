// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import uplink.profile.Profile;
import uplink.profile.Technology;

/** Collects a {@link CellularProfile}. Not for use by several threads. */
public final class CellularProfileBuilder {
    private final Profile base;
    private final ServiceType serviceType;
    private Optional<String> apn = Optional.empty();
    private AuthType authType = AuthType.UNKNOWN;
    private Optional<String> user = Optional.empty();
    private boolean passwordSet;
    private Optional<String> homeUrl = Optional.empty();
    private PdnType pdnType = PdnType.UNKNOWN;
    private PdnType roamingPdnType = PdnType.UNKNOWN;
    private boolean roaming;
    private boolean hidden;
    private boolean editable = true;
    private boolean isDefault;
    private int simSlot;

    CellularProfileBuilder(Profile base, ServiceType serviceType) {
        if (base.technology() != Technology.CELLULAR) {
            throw new IllegalArgumentException(base.id() + " is for " + base.technology() + ", want CELLULAR");
        }
        this.base = base;
        this.serviceType = serviceType;
    }

    /** Sets {@link CellularProfile#apn()}. */
    public CellularProfileBuilder apn(Optional<String> value) {
        apn = value;
        return this;
    }

    /** Sets {@link CellularProfile#authType()}, {@link CellularProfile#user()} and {@link CellularProfile#passwordSet()}. */
    public CellularProfileBuilder auth(AuthType type, Optional<String> userName, boolean password) {
        authType = type;
        user = userName;
        passwordSet = password;
        return this;
    }

    /** Sets {@link CellularProfile#homeUrl()}. */
    public CellularProfileBuilder homeUrl(Optional<String> value) {
        homeUrl = value;
        return this;
    }

    /** Sets {@link CellularProfile#pdnType()} and {@link CellularProfile#roamingPdnType()}. */
    public CellularProfileBuilder pdn(PdnType home, PdnType abroad) {
        pdnType = home;
        roamingPdnType = abroad;
        return this;
    }

    /** Sets {@link CellularProfile#roaming()}. */
    public CellularProfileBuilder roaming(boolean value) {
        roaming = value;
        return this;
    }

    /** Sets {@link CellularProfile#hidden()}. */
    public CellularProfileBuilder hidden(boolean value) {
        hidden = value;
        return this;
    }

    /** Sets {@link CellularProfile#editable()}; true unless set. */
    public CellularProfileBuilder editable(boolean value) {
        editable = value;
        return this;
    }

    /** Sets {@link CellularProfile#isDefault()}. */
    public CellularProfileBuilder isDefault(boolean value) {
        isDefault = value;
        return this;
    }

    /** Sets {@link CellularProfile#simSlot()}, from 0. */
    public CellularProfileBuilder simSlot(int value) {
        simSlot = value;
        return this;
    }

    /** The finished profile. */
    public CellularProfile build() {
        return new CellularProfileValue(
                base,
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
