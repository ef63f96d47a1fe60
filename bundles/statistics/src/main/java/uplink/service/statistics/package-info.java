// SPDX-License-Identifier: Apache-2.0
/** Bytes carried as a service: counted from the deltas of the backends' counters, and the news of thresholds. */
@NullMarked
package uplink.service.statistics;

import org.jspecify.annotations.NullMarked;
