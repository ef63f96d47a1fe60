// SPDX-License-Identifier: Apache-2.0
/** What a backend does for mobile networks. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.cellular.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
