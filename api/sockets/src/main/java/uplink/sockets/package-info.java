// SPDX-License-Identifier: Apache-2.0
/** Networks as services: sockets, names and HTTP that leave by one network. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.sockets;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
