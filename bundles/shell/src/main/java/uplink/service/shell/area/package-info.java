// SPDX-License-Identifier: Apache-2.0
/** The services that commands use, as far as they are there. */
@NullMarked
package uplink.service.shell.area;

import org.jspecify.annotations.NullMarked;
