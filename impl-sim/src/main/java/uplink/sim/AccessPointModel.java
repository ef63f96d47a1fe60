// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import uplink.wifi.WifiSecurity;

/**
 * A simulated Wi-Fi network. Immutable.
 *
 * @param ssid its name
 * @param security how it lets stations in
 * @param inRange can be heard
 * @param dbm how strong
 */
record AccessPointModel(String ssid, WifiSecurity security, boolean inRange, int dbm) {}
