// SPDX-License-Identifier: Apache-2.0
/** The kernel backend: what Linux itself says, for the lowest layer. */
@NullMarked
package uplink.linux.kernel;

import org.jspecify.annotations.NullMarked;
