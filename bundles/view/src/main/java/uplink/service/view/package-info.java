// SPDX-License-Identifier: Apache-2.0
/** The engine: backends in, the view as a service out. */
@NullMarked
package uplink.service.view;

import org.jspecify.annotations.NullMarked;
