// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.List;

/** NetworkManager's permissions, {@code org.freedesktop.NetworkManager.…}, as polkit knows them. */
final class Permissions {
    /** Bring connections up and down. */
    static final String CONTROL = "network-control";
    /** Write connections of the whole machine. */
    static final String MODIFY = "settings.modify.system";
    /** Take a checkpoint and go back to it. */
    static final String CHECKPOINT = "checkpoint-rollback";
    /** Switch the Wi-Fi radio. */
    static final String WIFI = "enable-disable-wifi";
    /** Switch the mobile radio. */
    static final String WWAN = "enable-disable-wwan";
    /** Look for access points. */
    static final String SCAN = "wifi.scan";

    static final List<String> ALL = List.of(CONTROL, MODIFY, CHECKPOINT, WIFI, WWAN, SCAN);

    private Permissions() {}
}
