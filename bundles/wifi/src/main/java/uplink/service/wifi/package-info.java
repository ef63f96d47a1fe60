// SPDX-License-Identifier: Apache-2.0
/** Wi-Fi as a service: status, scans, joining, the radio, and the news of it. */
@NullMarked
package uplink.service.wifi;

import org.jspecify.annotations.NullMarked;
