// SPDX-License-Identifier: Apache-2.0
/** One question by HTTP or HTTPS over one network, step by step, so that it can be told where it ends. */
@NullMarked
package uplink.service.probe.http;

import org.jspecify.annotations.NullMarked;
