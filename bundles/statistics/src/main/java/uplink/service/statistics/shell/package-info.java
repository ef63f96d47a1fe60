// SPDX-License-Identifier: Apache-2.0
/** The command {@code usage}. */
@NullMarked
package uplink.service.statistics.shell;

import org.jspecify.annotations.NullMarked;
