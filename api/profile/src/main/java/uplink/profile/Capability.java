// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** What a backend may be able to do; what it does not state is refused by name before it is asked. */
public enum Capability {
    /** Write a new profile down. */
    PROFILE_ADD,
    /** Edit a profile. */
    PROFILE_UPDATE,
    /** Forget a profile. */
    PROFILE_REMOVE,
    /** Put profiles back to what the device came with. */
    PROFILE_RESET,
    /** Bring profiles up and down. */
    CONNECT,
    /** Wait for a connection without keeping it over a reboot. */
    CONNECT_VOLATILE,
    /** Get IPv4 settings from a DHCP server: settings of {@link IpMethod#DYNAMIC}. */
    DHCP,
    /** Undo a change that is not confirmed, also after a crash; see {@link Confirm}. */
    CONFIRM,
    /** Put host and network routes in. */
    ROUTES,
    /** Switch the Wi-Fi radio. */
    WIFI_RADIO,
    /** Look for access points. */
    WIFI_SCAN,
    /** Join networks, hidden ones too. */
    WIFI_JOIN,
    /** Wi-Fi Protected Setup. */
    WIFI_WPS,
    /** Switch the mobile radio. */
    CELLULAR_RADIO,
    /** Choose the default profile of a service type. */
    CELLULAR_DEFAULT,
    /** Unlock SIM cards. */
    CELLULAR_PIN,
    /** Count bytes per link. */
    COUNTERS,
    /** Bind sockets to a link's device. */
    BIND_DEVICE,
    /** Ask a link's own name servers. */
    RESOLVE
}
