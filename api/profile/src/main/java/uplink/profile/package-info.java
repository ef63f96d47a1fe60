// SPDX-License-Identifier: Apache-2.0
/** The shared nouns of a gateway's network: links, profiles, addresses, routes and the one view of them all. */
@Capability(namespace = Privilege.NAMESPACE, name = "network.get")
@Capability(namespace = Privilege.NAMESPACE, name = "network.set")
@Capability(namespace = Privilege.NAMESPACE, name = "network.profile")
@Capability(namespace = Privilege.NAMESPACE, name = "network.route")
@Capability(namespace = Privilege.NAMESPACE, name = "network.control")
@Export
@Version("1.0.0")
@NullMarked
package uplink.profile;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
