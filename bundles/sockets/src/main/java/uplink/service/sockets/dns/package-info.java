// SPDX-License-Identifier: Apache-2.0
/** Names to addresses: questions and answers of RFC 1035, whoever carries them. */
@NullMarked
package uplink.service.sockets.dns;

import org.jspecify.annotations.NullMarked;
