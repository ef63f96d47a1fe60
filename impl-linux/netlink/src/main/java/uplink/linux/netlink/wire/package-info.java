// SPDX-License-Identifier: Apache-2.0
/** Netlink messages: bytes to records and back. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.linux.netlink.wire;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
