// SPDX-License-Identifier: Apache-2.0
/** Bytes carried: last session, total, reset, thresholds. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.statistics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
