// SPDX-License-Identifier: Apache-2.0
/** Commands under way: time-outs, cancellation, and the end of what a stopped bundle has asked for. */
@NullMarked
package uplink.service.view.command;

import org.jspecify.annotations.NullMarked;
