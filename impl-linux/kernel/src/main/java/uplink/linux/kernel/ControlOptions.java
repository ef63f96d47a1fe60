// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.nio.file.Path;
import java.util.Optional;
import uplink.linux.kernel.store.StoreFolder;
import uplink.profile.spi.Manage;

/**
 * What the operator has decided.
 *
 * @param manage links given to Uplink
 * @param folder where settings are kept; open
 * @param foreign who says what other managers run
 * @param ownResolver resolver configuration that Uplink writes; empty to leave it alone
 */
record ControlOptions(Manage manage, StoreFolder folder, ForeignManagers foreign, Optional<Path> ownResolver) {}
