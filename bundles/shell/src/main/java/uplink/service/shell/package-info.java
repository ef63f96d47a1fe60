// SPDX-License-Identifier: Apache-2.0
/** The commands: typed, found, answered. */
@NullMarked
package uplink.service.shell;

import org.jspecify.annotations.NullMarked;
