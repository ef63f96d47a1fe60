// SPDX-License-Identifier: Apache-2.0
/** What is special about Wi-Fi: networks, scans, radio. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.wifi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
