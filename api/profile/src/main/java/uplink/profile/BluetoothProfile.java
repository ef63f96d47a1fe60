// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import org.osgi.annotation.versioning.ProviderType;

/** A profile for a Bluetooth access point; Tizen {@code CONNECTION_PROFILE_TYPE_BT}. */
@ProviderType
public interface BluetoothProfile extends Profile {}
