// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.OptionalInt;

record TechnologyStatusValue(Technology technology, TechnologyState state) implements TechnologyStatus {
    @Override
    public OptionalInt signalDbm() {
        return OptionalInt.empty();
    }

    @Override
    public TechnologyStatus withoutQuiet() {
        return this;
    }
}
