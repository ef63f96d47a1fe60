// SPDX-License-Identifier: Apache-2.0
/** What backends and the services of the house see of each other: layers up, commands down, differences to listeners. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.profile.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
