// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Optional;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.state.Picture;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.Profile;
import uplink.profile.TechnologyStatus;

/** Stub. */
final class ModemWatch {
    static final String NAME = "org.freedesktop.ModemManager1";

    ModemWatch(Worker worker, Runnable changed) {}

    void adopt(Bus bus, Optional<String> owner) {}

    void gone() {}

    Picture.Modem modem() {
        return new Picture.Modem() {
            @Override
            public Profile profile(Saved saved, Profile base) {
                return base;
            }

            @Override
            public Optional<TechnologyStatus> status() {
                return Optional.empty();
            }
        };
    }
}
