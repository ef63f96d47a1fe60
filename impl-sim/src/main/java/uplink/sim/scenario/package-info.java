// SPDX-License-Identifier: Apache-2.0
/** Reads scenarios: timed steps in plain text; {@code docs/scenarios.md} has the grammar. */
@NullMarked
package uplink.sim.scenario;

import org.jspecify.annotations.NullMarked;
