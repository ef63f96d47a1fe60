// SPDX-License-Identifier: Apache-2.0
/** Mobile networks as a service: status, default profiles, the SIM card, the radio, and the news of it. */
@NullMarked
package uplink.service.cellular;

import org.jspecify.annotations.NullMarked;
