// SPDX-License-Identifier: Apache-2.0
/** Starts the distribution on plain Felix. */
@NullMarked
package uplink.launcher;

import org.jspecify.annotations.NullMarked;
