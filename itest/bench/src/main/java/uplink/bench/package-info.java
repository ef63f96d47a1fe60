// SPDX-License-Identifier: Apache-2.0
/** Benchmarks: what Uplink does beside what others do, measured in one run and told as ratios. */
@NullMarked
package uplink.bench;

import org.jspecify.annotations.NullMarked;
