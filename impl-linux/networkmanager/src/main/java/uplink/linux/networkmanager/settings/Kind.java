// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.Optional;
import uplink.profile.Technology;

/** Types of connection that are a technology of ours; the rest are {@link Technology#OTHER}. */
public enum Kind {
    /** A cable. */
    ETHERNET("802-3-ethernet", Technology.ETHERNET),
    /** A Wi-Fi network. */
    WIFI("802-11-wireless", Technology.WIFI),
    /** A mobile network. */
    GSM("gsm", Technology.CELLULAR),
    /** A mobile network of the older American kind; read, and not made. */
    CDMA("cdma", Technology.CELLULAR),
    /** Bluetooth PAN or DUN. */
    BLUETOOTH("bluetooth", Technology.BLUETOOTH);

    private final String type;
    private final Technology technology;

    Kind(String type, Technology technology) {
        this.type = type;
        this.technology = technology;
    }

    /** {@code connection.type}, and the name of its section. */
    public String type() {
        return type;
    }

    /** The technology that it is for. */
    public Technology technology() {
        return technology;
    }

    /** Of a type; empty for one that is no technology of ours. */
    public static Optional<Kind> of(String type) {
        for (Kind kind : values()) {
            if (kind.type.equals(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** In which profiles of that technology are made; empty when NetworkManager makes none. */
    public static Optional<Kind> of(Technology technology) {
        for (Kind kind : values()) {
            if (kind.technology == technology) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
