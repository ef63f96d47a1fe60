// SPDX-License-Identifier: Apache-2.0
/** The simulator: networks that are not there, for tests and demonstrations. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.sim;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
