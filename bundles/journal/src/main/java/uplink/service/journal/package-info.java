// SPDX-License-Identifier: Apache-2.0
/** What has happened to the network: every difference as one log line, and in a bounded record. */
@NullMarked
@RequirePrivilege("network.get")
package uplink.service.journal;

import org.jspecify.annotations.NullMarked;
import uplink.profile.RequirePrivilege;
