// SPDX-License-Identifier: Apache-2.0
/** Networks as services: who is there, and sockets that leave by one of them. */
@NullMarked
package uplink.service.sockets;

import org.jspecify.annotations.NullMarked;
