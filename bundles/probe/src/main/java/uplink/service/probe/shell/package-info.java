// SPDX-License-Identifier: Apache-2.0
/** The commands {@code get} and {@code why}. */
@NullMarked
package uplink.service.probe.shell;

import org.jspecify.annotations.NullMarked;
