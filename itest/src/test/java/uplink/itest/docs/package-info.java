// SPDX-License-Identifier: Apache-2.0
/** What documents say, checked. */
package uplink.itest.docs;
