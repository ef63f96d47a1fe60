// SPDX-License-Identifier: Apache-2.0
/** What Uplink has set, kept in files so that a crash at any instant loses nothing. */
@NullMarked
package uplink.linux.kernel.store;

import org.jspecify.annotations.NullMarked;
