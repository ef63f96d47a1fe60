// SPDX-License-Identifier: Apache-2.0
/** The laws of the house, checked on what was built. */
package uplink.itest.laws;
