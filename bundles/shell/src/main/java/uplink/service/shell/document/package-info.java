// SPDX-License-Identifier: Apache-2.0
/** What commands answer to programs. */
@NullMarked
package uplink.service.shell.document;

import org.jspecify.annotations.NullMarked;
