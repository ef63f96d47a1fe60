// SPDX-License-Identifier: Apache-2.0
/** How one view became another, and what of it is told. */
@NullMarked
package uplink.service.view.difference;

import org.jspecify.annotations.NullMarked;
