// SPDX-License-Identifier: Apache-2.0
/** Layers upon each other: what they show together. */
@NullMarked
package uplink.service.view.merge;

import org.jspecify.annotations.NullMarked;
