// SPDX-License-Identifier: Apache-2.0
/** Does a network reach the internet: asked of each by itself, and laid over what backends say. */
@NullMarked
package uplink.service.probe;

import org.jspecify.annotations.NullMarked;
