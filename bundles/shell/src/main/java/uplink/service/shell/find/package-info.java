// SPDX-License-Identifier: Apache-2.0
/** What somebody means by an ID, a time or a filter. */
@NullMarked
package uplink.service.shell.find;

import org.jspecify.annotations.NullMarked;
