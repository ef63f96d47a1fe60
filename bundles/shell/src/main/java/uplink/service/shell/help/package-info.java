// SPDX-License-Identifier: Apache-2.0
/** Help and completion, from the tables. */
@NullMarked
package uplink.service.shell.help;

import org.jspecify.annotations.NullMarked;
