// SPDX-License-Identifier: Apache-2.0
/** A simulated gateway for the tests of applications: a JUnit extension that works with and without OSGi. */
@Export
@Version("1.0.0")
@NullMarked
@RequirePrivilege("network.get")
@RequirePrivilege("network.set")
@RequirePrivilege("network.profile")
@RequirePrivilege("network.route")
@RequirePrivilege("network.control")
package uplink.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
import uplink.profile.RequirePrivilege;
