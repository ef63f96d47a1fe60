// SPDX-License-Identifier: Apache-2.0
/** How a backend ties sockets to links. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.sockets.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
