// SPDX-License-Identifier: Apache-2.0
/** Networks by the names that people give them. */
@NullMarked
package uplink.service.probe.find;

import org.jspecify.annotations.NullMarked;
