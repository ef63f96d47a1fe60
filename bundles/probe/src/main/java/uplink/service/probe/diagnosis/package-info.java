// SPDX-License-Identifier: Apache-2.0
/** Why a network does not lead to a host: eight steps, each examined when those before it are well. */
@NullMarked
package uplink.service.probe.diagnosis;

import org.jspecify.annotations.NullMarked;
