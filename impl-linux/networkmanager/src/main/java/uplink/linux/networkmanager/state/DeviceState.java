// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import uplink.profile.ProfileState;

/** {@code NMDeviceState}, and how far a profile is that the device is about. Pure. */
public final class DeviceState {
    /** Not NetworkManager's. */
    public static final long UNMANAGED = 10;
    /** Nothing can be activated: no carrier, radio off. */
    public static final long UNAVAILABLE = 20;
    /** Nothing is activated. */
    public static final long DISCONNECTED = 30;
    /** The first step of an activation. */
    public static final long PREPARE = 40;
    /** A secret is waited for. */
    public static final long NEED_AUTH = 60;
    /** Addresses are asked for. */
    public static final long IP_CONFIG = 70;
    /** Up. */
    public static final long ACTIVATED = 100;
    /** On its way down. */
    public static final long DEACTIVATING = 110;
    /** The activation has failed. */
    public static final long FAILED = 120;

    private DeviceState() {}

    /** The state of the profile that is active on such a device. */
    static ProfileState profile(long state) {
        if (state >= PREPARE && state < IP_CONFIG) {
            return ProfileState.ASSOCIATION;
        }
        if (state >= IP_CONFIG && state < ACTIVATED) {
            return ProfileState.CONFIGURATION;
        }
        return state == ACTIVATED ? ProfileState.CONNECTED : ProfileState.DISCONNECTED;
    }
}
