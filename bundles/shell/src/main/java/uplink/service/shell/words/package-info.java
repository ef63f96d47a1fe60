// SPDX-License-Identifier: Apache-2.0
/** The table of commands, and how what was typed is read by it. */
@NullMarked
package uplink.service.shell.words;

import org.jspecify.annotations.NullMarked;
