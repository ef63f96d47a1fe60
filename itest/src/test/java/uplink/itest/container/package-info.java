// SPDX-License-Identifier: Apache-2.0
/** The shipped bundles in real frameworks. */
package uplink.itest.container;
