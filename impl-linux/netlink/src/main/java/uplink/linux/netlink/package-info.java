// SPDX-License-Identifier: Apache-2.0
/** Netlink: sockets to the kernel, what it knows, and what it tells. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.linux.netlink;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
