// SPDX-License-Identifier: Apache-2.0
/** What is special about mobile networks: SIM cards, registration, access points. */
@Export
@Version("1.0.0")
@NullMarked
package uplink.cellular;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
