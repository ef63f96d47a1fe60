// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.Map;
import uplink.statistics.spi.Counters;

/** What one backend has counted, by key of the link, all read together. */
public record Reading(String backend, Map<String, Counters> counters) {}
