// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import uplink.manager.spi.ConnectionBackend;
import uplink.profile.spi.ConfirmBackend;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.ProfileBackend;

/** One life of a backend: its eyes, and its hand for each area. */
record Hands(LayerBackend eyes, ProfileBackend profiles, ConnectionBackend connections, ConfirmBackend confirms) {}
