// SPDX-License-Identifier: Apache-2.0
/** The support archive: what this gateway is and has seen, without what must stay secret. */
@NullMarked
package uplink.service.shell.report;

import org.jspecify.annotations.NullMarked;
