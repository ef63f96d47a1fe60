// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.Technology;

/**
 * A connection that NetworkManager keeps.
 *
 * @param path object, for as long as this daemon lives
 * @param sections settings by section, without secrets
 * @param revision grows with each edit
 * @param editable may Uplink edit it
 * @param kept written down, and neither made by NetworkManager for something that is up anyway
 */
public record Saved(String path, Fields sections, long revision, boolean editable, boolean kept) {
    /** What all of our ids of its profiles begin with. */
    public static final String ORIGIN = "networkmanager";

    /** The same in each life of the daemon. */
    public String uuid() {
        return connection().text("uuid").orElse("");
    }

    /** Id of the profile. */
    public String id() {
        return ORIGIN + ":" + uuid();
    }

    /** What people call it. */
    public String name() {
        return connection().text("id").orElse(uuid());
    }

    /** Its section {@code connection}. */
    public Fields connection() {
        return sections.fields("connection");
    }

    /** Was it made by Uplink: it carries our mark. */
    public boolean ours() {
        return sections.fields("user").fields("data").has("uplink.managed");
    }

    /** By its type, {@code connection.type}. */
    public Technology technology() {
        return switch (connection().text("type").orElse("")) {
            case "802-11-wireless" -> Technology.WIFI;
            case "gsm", "cdma" -> Technology.CELLULAR;
            case "802-3-ethernet", "pppoe", "bridge", "bond", "team", "vlan", "veth", "macvlan" -> Technology.ETHERNET;
            case "bluetooth" -> Technology.BLUETOOTH;
            case "" -> Technology.UNKNOWN;
            default -> Technology.OTHER;
        };
    }
}
