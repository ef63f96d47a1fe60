// SPDX-License-Identifier: Apache-2.0
/** The current connection as a service: its status, who holds what open, and the news of it. */
@NullMarked
package uplink.service.manager;

import org.jspecify.annotations.NullMarked;
