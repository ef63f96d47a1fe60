// SPDX-License-Identifier: Apache-2.0
/** What stands for views, delivery and any interface in the unit tests of bundles. */
@NullMarked
package uplink.doubles;

import org.jspecify.annotations.NullMarked;
