// SPDX-License-Identifier: Apache-2.0
/** Changes to the kernel's links, addresses and routes, and how they are undone. */
@NullMarked
package uplink.linux.kernel.change;

import org.jspecify.annotations.NullMarked;
