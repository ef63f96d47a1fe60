// SPDX-License-Identifier: Apache-2.0
/** The socket by which a command reaches the running gateway; {@code docs/socket.md} has its protocol. */
@NullMarked
package uplink.service.shell.socket;

import org.jspecify.annotations.NullMarked;
