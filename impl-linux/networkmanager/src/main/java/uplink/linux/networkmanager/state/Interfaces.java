// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

/** Names of NetworkManager on the bus. */
public final class Interfaces {
    /** Bus name, and the interface of the root object. */
    public static final String MANAGER = "org.freedesktop.NetworkManager";
    /** Path of the root object. */
    public static final String ROOT = "/org/freedesktop/NetworkManager";
    /** Path of the object manager. */
    public static final String OBJECTS = "/org/freedesktop";
    /** Settings as a whole. */
    public static final String SETTINGS = MANAGER + ".Settings";
    /** Path of the settings' object. */
    public static final String SETTINGS_PATH = ROOT + "/Settings";
    /** One saved connection. */
    public static final String SAVED = SETTINGS + ".Connection";
    /** One connection that is up, or on its way. */
    public static final String ACTIVE = MANAGER + ".Connection.Active";
    /** One device, of any kind. */
    public static final String DEVICE = MANAGER + ".Device";
    /** A device of IEEE 802.3. */
    public static final String WIRED = DEVICE + ".Wired";
    /** A device of IEEE 802.11. */
    public static final String WIRELESS = DEVICE + ".Wireless";
    /** A device that ModemManager runs. */
    public static final String MODEM = DEVICE + ".Modem";
    /** A device that only has a name of its kind. */
    public static final String GENERIC = DEVICE + ".Generic";
    /** An access point that is heard. */
    public static final String ACCESS_POINT = MANAGER + ".AccessPoint";
    /** IPv4 as it is. */
    public static final String IP4 = MANAGER + ".IP4Config";
    /** IPv6 as it is. */
    public static final String IP6 = MANAGER + ".IP6Config";
    /** What the DHCPv4 server said. */
    public static final String DHCP4 = MANAGER + ".DHCP4Config";
    /** What the DHCPv6 server said. */
    public static final String DHCP6 = MANAGER + ".DHCP6Config";

    private Interfaces() {}
}
