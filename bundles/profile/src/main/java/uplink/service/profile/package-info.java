// SPDX-License-Identifier: Apache-2.0
/** The profile registry as a service, and the news of links and profiles to their listeners. */
@NullMarked
package uplink.service.profile;

import org.jspecify.annotations.NullMarked;
