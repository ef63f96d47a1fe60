// SPDX-License-Identifier: Apache-2.0
/** The lines that a command and the running gateway exchange, as {@code docs/socket.md} has them; no socket, no thread. */
@NullMarked
package uplink.service.shell.wire;

import org.jspecify.annotations.NullMarked;
