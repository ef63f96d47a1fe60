// SPDX-License-Identifier: Apache-2.0
/** Views and differences on their way to listeners. */
@NullMarked
package uplink.service.view.delivery;

import org.jspecify.annotations.NullMarked;
