// SPDX-License-Identifier: Apache-2.0
/** The current connection: what it is, who holds it open, which way traffic goes. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.manager;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
