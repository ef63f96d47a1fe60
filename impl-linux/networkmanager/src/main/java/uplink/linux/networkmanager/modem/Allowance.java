// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

/**
 * What is allowed by others than the modem, and decides how its state is called.
 *
 * @param radio mobile radios are on; NetworkManager {@code WwanEnabled}
 * @param roaming data is allowed abroad; NetworkManager {@code gsm.home-only} of no profile that would be used
 */
public record Allowance(boolean radio, boolean roaming) {
    /** Everything. */
    public static final Allowance ALL = new Allowance(true, true);
}
