// SPDX-License-Identifier: Apache-2.0
/** Lines that survive: one file, written at its end, each write whole or not at all. */
@NullMarked
package uplink.service.statistics.store;

import org.jspecify.annotations.NullMarked;
