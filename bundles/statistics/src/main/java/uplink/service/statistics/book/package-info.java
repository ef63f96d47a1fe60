// SPDX-License-Identifier: Apache-2.0
/** Adds up what links carry, for links, technologies, profiles and SIM cards. Knows no service, no file and no clock. */
@NullMarked
package uplink.service.statistics.book;

import org.jspecify.annotations.NullMarked;
