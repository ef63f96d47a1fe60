// SPDX-License-Identifier: Apache-2.0
/** What commands answer to people. */
@NullMarked
package uplink.service.shell.text;

import org.jspecify.annotations.NullMarked;
