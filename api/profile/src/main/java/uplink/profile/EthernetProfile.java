// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import org.osgi.annotation.versioning.ProviderType;

/** A profile for a cable; Tizen {@code CONNECTION_PROFILE_TYPE_ETHERNET}. Its cable, speed and MAC address are its link's. */
@ProviderType
public interface EthernetProfile extends Profile {}
