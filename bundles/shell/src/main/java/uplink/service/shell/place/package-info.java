// SPDX-License-Identifier: Apache-2.0
/** Where a running gateway is found, and that there is one of it: its socket's path, folders of its own, locks. */
@NullMarked
package uplink.service.shell.place;

import org.jspecify.annotations.NullMarked;
