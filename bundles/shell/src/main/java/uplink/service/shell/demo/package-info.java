// SPDX-License-Identifier: Apache-2.0
/** A walk through Tizen's guide to connection management, on the simulator. */
@NullMarked
package uplink.service.shell.demo;

import org.jspecify.annotations.NullMarked;
